using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Fidelity.Core.Accounts;
using Fidelity.Core.Instruments;
using Fidelity.Core.Rosters;
using Fidelity.Data.Accounts;
using Fidelity.Data.Database;
using Fidelity.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Tests.Web;

/// <summary>The real web host on a real database in a temporary folder, with a clock that the test moves.</summary>
public sealed class WebInstallation : WebApplicationFactory<FidelityWeb>
{
    private readonly TemporaryFolder folder = new();
    private bool isGone;

    /// <summary>In place of the shipped instruments.</summary>
    public InstrumentLibrary? Library { get; init; }

    public TestClock Clock { get; } = new(TestClock.SomeMonday);

    public async Task<T> With<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> WithDb<T>(Func<FidelityDb, Task<T>> act) => With(act);

    /// <summary>A district with two schools.</summary>
    public Task<(OrganizationId District, OrganizationId Lenas, OrganizationId Nias)> AddSchools() => WithDb(async db =>
    {
        var district = new Organization("district", OrganizationKind.District, "Test district");
        db.Organizations.Add(district);
        await db.SaveChangesAsync();
        var lenas = new Organization("school-1", OrganizationKind.School, "Lena's school");
        var nias = new Organization("school-2", OrganizationKind.School, "Nia's school");
        lenas.MoveUnder(district.Id);
        db.Organizations.AddRange(lenas, nias);
        await db.SaveChangesAsync();
        return (district.Id, lenas.Id, nias.Id);
    });

    public Task<int> AddTeachers(OrganizationId school, int count) => WithDb(async db =>
    {
        var people = Enumerable.Range(1, count).Select(n => new Person($"teacher-{n}", "Theo", $"Number {n}")).ToList();
        people.ForEach(person => person.Reach($"{person.SourcedId}@example.org"));
        db.People.AddRange(people);
        await db.SaveChangesAsync();
        db.Memberships.AddRange(people.Select(person => new Membership(person.Id, school, RosterRole.Teacher)));
        return await db.SaveChangesAsync();
    });

    public async Task<AccountOutcome.Done> AddAccount(string userName, AccountRole role, params OrganizationId[] scopes) =>
        Xunit.Assert.IsType<AccountOutcome.Done>(await With<CreateAccount, AccountOutcome>(
            createAccount => createAccount.RunAsync(new NewAccount(userName, role, scopes), "test", CancellationToken.None)));

    /// <summary>A browser in which that account, made here, is signed in.</summary>
    public async Task<Browser> SignIn(string userName, AccountRole role, params OrganizationId[] scopes)
    {
        var account = await AddAccount(userName, role, scopes);
        var browser = Open();
        await browser.Submit("/sign-in", "sign-in", ("UserName", userName), ("Password", account.Password));
        return browser;
    }

    public Browser Open() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("data", folder.Path);
        // Tests say what happens when; a schedule of its own would run beside them.
        builder.UseSetting("Fidelity:RunsSchedule", "false");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            if (Library is not null)
            {
                services.AddSingleton(Library);
            }
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !isGone)
        {
            isGone = true;
            folder.Dispose();
        }
    }
}

/// <summary>Gets pages and sends their forms as a browser without script does.</summary>
public sealed class Browser(HttpClient client)
{
    public Task<HttpResponseMessage> Get(string address) => client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));

    public async Task<IHtmlDocument> Page(string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var response = await Get(address);
        Xunit.Assert.Equal(expected, response.StatusCode);
        return Parse(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Fills in a form of a page, by the form's name, and sends it with its hidden fields.</summary>
    public async Task<HttpResponseMessage> Submit(string address, string form, params (string Name, string Value)[] fields) =>
        await Submit(await Page(address), address, form, fields);

    public async Task<HttpResponseMessage> Submit(
        IHtmlDocument page, string address, string form, (string Name, string Value)[] fields, (string Name, string FileName, byte[] Bytes)? file = null)
    {
        var element = FormOf(page, form);
        using var content = new MultipartFormDataContent();
        foreach (var hidden in element.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]"))
        {
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        if (file is { } upload)
        {
            content.Add(new ByteArrayContent(upload.Bytes), upload.Name, upload.FileName);
        }

        return await client.PostAsync(new Uri(element.GetAttribute("action") is { Length: > 0 } action ? action : address, UriKind.Relative), content);
    }

    public async Task<IHtmlDocument> SubmitForPage(string address, string form, params (string Name, string Value)[] fields)
    {
        var response = await Submit(address, form, fields);
        Xunit.Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Parse(await response.Content.ReadAsStringAsync());
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static IElement FormOf(IHtmlDocument page, string form) =>
        page.QuerySelectorAll("form").FirstOrDefault(element =>
            element.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form || element.GetAttribute("action") == form)
            ?? throw new InvalidOperationException($"The page has no form {form}.");
}
