using Fidelity.Api.Feed;
using Fidelity.Data;
using Fidelity.Data.Database;
using Fidelity.Jobs.Clock;
using Fidelity.Jobs.Reports;
using Fidelity.Web.Accounts;
using Fidelity.Web.Admin;
using Fidelity.Web.Errors;
using Fidelity.Web.Home;
using Fidelity.Web.Hosting;
using Fidelity.Web.Layout;
using Fidelity.Web.Reports;
using Fidelity.Web.Respond;

var builder = WebApplication.CreateBuilder(args);
builder.UseFidelityHosting();
if (WebSettings.Read(builder.Configuration) is not { } settings || HostSetup.LoadLibrary() is not { } library)
{
    return 1;
}

var folder = new DataFolder(settings.Data);
builder.Services
    .AddSingleton(TimeProvider.System)
    .AddFidelityData(folder, settings.Database, library, settings.Links)
    .AddReportJobs()
    .AddFeed(builder.Configuration.GetSection("Fidelity:Feed").Get<FeedOptions>())
    .AddSignIn(folder)
    .AddRespond()
    .AddReportPages()
    .AddAdminPages()
    .AddPages();
if (settings.RunsSchedule)
{
    builder.Services.AddScheduler(folder, settings.Database);
}

var app = builder.Build();
app.UseForwardedHeaders();
app.UseHsts();
app.UseErrorPages();
app.UseSecurityHeaders();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapHealth();
app.MapStyles();
app.MapHome();
app.MapSignOut();
app.MapReports();
app.MapRespond();
app.MapFeed();
app.MapPages();

return await app.PrepareAndRunAsync();
