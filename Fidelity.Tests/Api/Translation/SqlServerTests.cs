using System.Globalization;
using Fidelity.Api.Feed;
using Fidelity.Api.Feed.Queries;
using Fidelity.Api.Feed.Sets;
using Fidelity.Core.Accounts;
using Fidelity.Data.Accounts;
using Fidelity.Data.Database;
using Fidelity.Data.Feed;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Fidelity.Tests.Api.Translation;

/// <summary>
/// Everything that the feed can ask, compiled to T-SQL without a server: a query that only SQLite can translate would otherwise be
/// found by the first district that runs on SQL Server.
/// </summary>
public sealed class SqlServerTests
{
    private const string ScopeInSql = "[AccountScopes]";

    public static TheoryData<string, string> Queries
    {
        get
        {
            var queries = new TheoryData<string, string>();
            foreach (var set in FeedSets.All)
            {
                queries.Add(set.Name, "");
                queries.Add(set.Name, $"?$select={set.Keys[0].Name}&$top=10&$skip=5");
                foreach (var column in set.Columns)
                {
                    queries.Add(set.Name, $"?$filter={Condition(column)}&$orderby={column.Name} desc&$select={column.Name}");
                }
            }

            foreach (var filter in new[]
            {
                "not (Score gt 50 or Level eq 'Partial')", "Count div Eligible gt 0", "Score div (Count sub 5) lt 2", "Count mod 2 eq 0", "Count mul 1.5 gt 2",
                "contains(OrganizationName,'a') and startswith(WaveName,'F') and endswith(Flags,'s')", "length(concat(trim(tolower(State)),toupper(Role))) gt 3",
                "indexof(PracticeName,'x') eq 1 or substring(PracticeName,1) eq 'x' or substring(PracticeName,1,2) eq 'x'",
                "round(Score) eq 1 and floor(Score) eq 1 and ceiling(Score) eq 1", "Level in ('Partial','InPlace') or Count in (1,2,3) or Score in (1.5,2)",
                "not (Level in ('Partial'))", "Count lt 99999999999", "Score eq null or Level ne null", "IsDemonstration and not contains(State,'S')",
            })
            {
                queries.Add("PracticeScores", "?$filter=" + filter);
            }

            queries.Add("Releases", "?$filter=year(CreatedAt) eq 2026 and month(CreatedAt) eq 1 and day(CreatedAt) eq 1 and hour(CreatedAt) eq 1 and minute(CreatedAt) eq 1");
            return queries;
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Every_query_and_its_count_has_a_translation(string set, string options)
    {
        using var asked = new Asked(set, options, AccountRole.Coach);

        var sql = asked.Page.Rows.Rows.ToQueryString();

        Assert.Contains("SELECT", sql, StringComparison.Ordinal);
        Assert.Contains("ORDER BY", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("[Pdf]", sql, StringComparison.Ordinal);
        Assert.Equal(set is not ("Practices" or "Items" or "Baselines"), sql.Contains(ScopeInSql, StringComparison.Ordinal));
        Assert.Empty(Problems(sql));
        Assert.Empty(Problems(asked.Page.Matching.Rows.ToQueryString()));
    }

    [Theory]
    [InlineData("PracticeScores", "Score desc,Level,IsDemonstration")]
    [InlineData("Releases", "CreatedAt desc")]
    [InlineData("Organizations", "Level,ParentName desc")]
    [InlineData("Reports", "CreatedAt,DistrictName desc")]
    [InlineData("Practices", "Importance")]
    [InlineData("Items", "PracticeName,Position desc")]
    [InlineData("Baselines", "SampleSize desc")]
    [InlineData("ItemResults", "Gap,Verdict desc")]
    [InlineData("ResponseRates", "Rate")]
    public void The_next_page_is_a_condition_and_not_a_count_of_rows_to_skip(string set, string order)
    {
        foreach (var isNull in new[] { false, true })
        {
            using var first = new Asked(set, "?$orderby=" + order, AccountRole.Leader);
            var keys = new QueryOptions(FeedSets.Named(set)!, Text("?$orderby=" + order), new QueryLimits()).Order();
            var token = new SkipToken(null, [.. keys.Select(key => isNull && key.Column.IsNullable ? null : Sample(key.Column))]).Write(keys);

            using var next = new Asked(set, $"?$orderby={order}&$skiptoken={token}", AccountRole.Leader);
            var sql = next.Page.Rows.Rows.ToQueryString();

            Assert.DoesNotContain("OFFSET", sql, StringComparison.Ordinal);
            Assert.Contains("TOP(", sql, StringComparison.Ordinal);
            Assert.Empty(Problems(sql));
            Assert.True(sql.Length > first.Page.Rows.Rows.ToQueryString().Length);
        }
    }

    [Fact]
    public void The_pages_of_a_report_are_sought_by_key_within_the_scope()
    {
        using var db = new SqlServerFidelityDb(new DbContextOptionsBuilder<SqlServerFidelityDb>().UseSqlServer("Server=none").Options);
        var reader = AccountClaims.Of(new Account { Id = 7, UserName = "nia", Role = AccountRole.Leader }, "test");

        var sql = new FeedQueries(db, new AccessScope(db)).PagesOf(reader, "12").ToQueryString();

        Assert.Empty(Problems(sql));
        Assert.Contains("[r].[Id] = @id", sql, StringComparison.Ordinal);
        Assert.Contains(ScopeInSql, sql, StringComparison.Ordinal);
    }

    [Fact]
    public void An_administrators_query_asks_for_no_scope()
    {
        using var asked = new Asked("PracticeScores", "", AccountRole.Administrator);

        Assert.DoesNotContain(ScopeInSql, asked.Page.Rows.Rows.ToQueryString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_the_client_is_a_parameter_and_the_column_stays_bare()
    {
        using var asked = new Asked("PracticeScores", "?$filter=Score gt 50 and PracticeId eq 'x'';drop' and Count eq 7", AccountRole.Coach);

        var sql = asked.Page.Rows.Rows.ToQueryString();

        var where = sql[sql.LastIndexOf("WHERE", StringComparison.Ordinal)..];
        Assert.Matches(@"\[r\]\.\[Value\] > @Value", where);
        Assert.Matches(@"\[r\]\.\[Dimension\] = @Value", where);
        Assert.Matches(@"\[r\]\.\[Count\] = @Value", where);
        Assert.DoesNotContain("drop", where, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_columns_that_are_shown_or_ordered_by_are_read()
    {
        using var asked = new Asked("PracticeScores", "?$select=Score&$orderby=Level", AccountRole.Administrator);

        var select = asked.Page.Rows.Rows.ToQueryString().Split("FROM")[0];

        Assert.Contains("[Value]", select, StringComparison.Ordinal);
        Assert.Contains("[Level]", select, StringComparison.Ordinal);
        Assert.Contains("[Id]", select, StringComparison.Ordinal);
        Assert.DoesNotContain("[StandardError]", select, StringComparison.Ordinal);
        Assert.DoesNotContain("[WaveName]", select, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_of_values_stays_within_the_parameters_of_a_statement()
    {
        var chain = string.Join(" or ", Enumerable.Range(0, 790).Select(i => $"PracticeId eq 'p{i}'"));
        using var asked = new Asked("PracticeScores", "?$filter=" + chain, AccountRole.Administrator);

        var sql = asked.Page.Rows.Rows.ToQueryString();

        Assert.InRange(sql.Split("DECLARE ").Length, 790, 2100);
        Assert.Empty(Problems(sql));
    }

    /// <summary>What SQL Server 2019's own parser says of it.</summary>
    private static IEnumerable<string> Problems(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Select(error => $"line {error.Line}: {error.Message}");
    }

    private static string Condition(FeedColumn column) => column.Type switch
    {
        var type when type == typeof(string) => $"{column.Name} eq 'x' or contains({column.Name},'y') or {column.Name} in ('a','b') or {column.Name} gt 'k'",
        var type when type == typeof(bool) => $"{column.Name} or {column.Name} eq false",
        var type when type == typeof(DateTime) => $"{column.Name} gt 2026-01-01T00:00:00Z",
        _ => $"not ({column.Name} gt 5) or {column.Name} in (1,2) or {column.Name} add 1 ne 2",
    };

    private static object Sample(FeedColumn column) => column.Type switch
    {
        var type when type == typeof(string) => "x",
        var type when type == typeof(bool) => false,
        var type when type == typeof(DateTime) => TestClock.SomeMonday,
        var type => Convert.ChangeType(5, type, CultureInfo.InvariantCulture),
    };

    private static QueryText Text(string options)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = QueryString.Create(options.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(option => KeyValuePair.Create(option.Split('=', 2)[0], (string?)option.Split('=', 2)[1])));
        return QueryText.Read(request, new QueryLimits());
    }

    /// <summary>One request, as far as its query, on a context that never connects.</summary>
    private sealed class Asked : IDisposable
    {
        private readonly SqlServerFidelityDb db = new(new DbContextOptionsBuilder<SqlServerFidelityDb>().UseSqlServer("Server=none").Options);

        public Asked(string name, string options, AccountRole role)
        {
            var set = FeedSets.Named(name)!;
            var reader = AccountClaims.Of(new Account { Id = 7, UserName = "reader", Role = role }, "test");
            Page = PageQuery.Of(set, Text(options), new QueryLimits(), set.Rows(new FeedQueries(db, new AccessScope(db)), reader), 5000);
        }

        public PageQuery Page { get; }

        public void Dispose() => db.Dispose();
    }
}
