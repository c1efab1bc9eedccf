using System.Text.RegularExpressions;
using Fidelity.Core.Responses;
using Fidelity.Core.Waves;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Responses;

/// <summary>
/// Sixty students answer in an order that we know, each with answers that nobody else gives; six more stop in the middle. Then the
/// database's file is stolen. What the thief finds must not tell who gave which answers. What it may still tell is in docs/privacy.md.
/// </summary>
public sealed partial class AttackTests(RobbedSchool robbed) : IClassFixture<RobbedSchool>
{
    /// <summary>Of 60 rows in random order, |ρ| is above this less than once in ten million runs; an order that shows has 1.</summary>
    private const double Suspicious = 0.7;

    private static readonly string[] AnswerTables = ["Responses", "OpenAnswers", "Drafts", "ClassClusters"];

    [Fact]
    public void The_measure_finds_an_order_that_is_there()
    {
        Assert.Equal(0.8, RankCorrelation.Of([2, 1, 4, 3, 5]), 12);

        // Before closing, rows lie in a page one before the other as they came: the test's eyes see what the docs admit.
        var file = robbed.WhileOpen.FileWithLog();
        var places = robbed.Arrivals.Select(arrival => StolenDatabase.Find(file, arrival.Text)[^1]);
        Assert.InRange(RankCorrelation.Of([.. places]), -1, -Suspicious);
    }

    [Fact]
    public void No_column_of_answers_singles_out_a_row_of_people()
    {
        var columns = robbed.Stolen.Columns();
        var answers = columns.Where(column => AnswerTables.Contains(column.Table)).ToList();

        var joins =
            from answer in answers
            from other in columns
            where !AnswerTables.Contains(other.Table) && answer.Distinctive.Intersect(other.Distinctive, StringComparer.Ordinal).Any()
            select $"{answer.Table}.{answer.Name} = {other.Table}.{other.Name}";

        Assert.Equal(RobbedSchool.Submitting + (RobbedSchool.Stopping / 2), answers.Single(column => column is { Table: "Responses", Name: "Id" }).Distinctive.Count());
        Assert.Empty(joins);
    }

    [Fact]
    public void No_column_of_answers_joins_the_text_to_the_response_it_came_with()
    {
        var columns = robbed.Stolen.Columns();
        var responses = columns.Where(column => column.Table == "Responses");
        var texts = columns.Where(column => column.Table == "OpenAnswers").ToList();

        var joins =
            from response in responses
            from text in texts
            where response.Distinctive.Intersect(text.Distinctive, StringComparer.Ordinal).Any()
            select $"{response.Name} = {text.Name}";

        Assert.Equal(RobbedSchool.Submitting + (RobbedSchool.Stopping / 2), texts[0].Values.Count);
        Assert.Empty(joins);
    }

    [Fact]
    public void Ids_and_rows_tell_nothing_of_the_order_of_arrival()
    {
        var columns = robbed.Stolen.Columns();
        var answers = Values("Responses", "Answers");
        var texts = Values("OpenAnswers", "Text");

        var responseOrder = robbed.Arrivals.Select(arrival => answers.IndexOf(Convert.ToHexString(arrival.Answers))).ToList();
        var textOrder = robbed.Arrivals.Select(arrival => texts.IndexOf(arrival.Text)).ToList();
        var byPerson = robbed.Arrivals.OrderBy(arrival => arrival.Person).Select(arrival => answers.IndexOf(Convert.ToHexString(arrival.Answers)));

        Assert.DoesNotContain(-1, responseOrder);
        Assert.DoesNotContain(-1, textOrder);
        Assert.InRange(RankCorrelation.Of(responseOrder), -Suspicious, Suspicious);
        Assert.InRange(RankCorrelation.Of(textOrder), -Suspicious, Suspicious);
        Assert.InRange(RankCorrelation.Of([.. byPerson]), -Suspicious, Suspicious);
        Assert.InRange(RankCorrelation.Of([.. responseOrder.Zip(textOrder).OrderBy(pair => pair.First).Select(pair => pair.Second)]), -Suspicious, Suspicious);

        // SQLite gives rows in the order of the rowid, and the id is the rowid.
        List<string> Values(string table, string name) => [.. columns.Single(column => column.Table == table && column.Name == name).Values];
    }

    [Fact]
    public void The_place_in_the_file_tells_nothing_of_the_order_of_arrival_and_no_second_copy_is_left()
    {
        var places = robbed.Arrivals.Select(arrival => StolenDatabase.Find(robbed.Stolen.File, arrival.Answers)).ToList();
        var texts = robbed.Arrivals.Select(arrival => StolenDatabase.Find(robbed.Stolen.File, arrival.Text)).ToList();

        Assert.All(places, found => Assert.Single(found));
        Assert.All(texts, found => Assert.Single(found));
        Assert.InRange(RankCorrelation.Of([.. places.Select(found => found[0])]), -Suspicious, Suspicious);
        Assert.InRange(RankCorrelation.Of([.. texts.Select(found => found[0])]), -Suspicious, Suspicious);
    }

    [Fact]
    public void The_log_holds_no_answer_no_text_and_no_access_after_closing()
    {
        Assert.All(robbed.Arrivals, arrival => Assert.Empty(StolenDatabase.Find(robbed.Stolen.Log, arrival.Answers)));
        Assert.All(robbed.Arrivals, arrival => Assert.Empty(StolenDatabase.Find(robbed.Stolen.Log, arrival.Text)));
        Assert.All(robbed.Hashes, hash => Assert.Empty(StolenDatabase.Find(robbed.Stolen.Log, hash)));
    }

    [Fact]
    public void A_draft_cannot_be_read_while_the_wave_is_open_and_leaves_nothing_when_it_closes()
    {
        byte[][] places = [robbed.WhileOpen.File, robbed.WhileOpen.Log, robbed.Stolen.Log];
        Assert.All(places, bytes => Assert.Empty(StolenDatabase.Find(bytes, "Draft of person")));
        Assert.All(
            Enumerable.Range(RobbedSchool.Submitting + 1, RobbedSchool.Stopping),
            person => Assert.Equal(
                person % 2 == 0 ? 1 : 0, StolenDatabase.Find(robbed.Stolen.File, $"Draft of person {person:000}.").Count));

        // Each hash is in the invitations and in their index; a third place would be a draft's.
        Assert.All(robbed.Hashes, hash => Assert.Equal(2, StolenDatabase.Find(robbed.Stolen.File, hash).Count));
    }

    [Fact]
    public void No_page_of_the_file_holds_an_access_hash_beside_a_text_or_an_answer()
    {
        var withHash = robbed.Hashes.SelectMany(hash => StolenDatabase.Find(robbed.Stolen.File, hash)).Select(PageOf).ToHashSet();
        var withAnswer = robbed.Arrivals
            .SelectMany(arrival => StolenDatabase.Find(robbed.Stolen.File, arrival.Answers).Concat(StolenDatabase.Find(robbed.Stolen.File, arrival.Text)))
            .Select(PageOf);

        Assert.NotEmpty(withHash);
        Assert.Empty(withHash.Intersect(withAnswer));

        int PageOf(int offset) => offset / robbed.Stolen.PageSize;
    }

    [Fact]
    public async Task The_tie_from_a_class_to_its_key_is_gone_from_every_byte()
    {
        var responses = await robbed.School.ResponsesAsync();

        Assert.Equal(2, robbed.Clusters.Count);
        Assert.All(robbed.Clusters, cluster =>
        {
            var answered = responses.Count(response => response.ClusterKey == cluster.Key);
            // Once in each response and nowhere else.
            Assert.True(answered > 20);
            Assert.Equal(answered, StolenDatabase.Find(robbed.Stolen.File, StolenDatabase.Bytes(cluster.Key)).Count);
            Assert.Empty(StolenDatabase.Find(robbed.Stolen.Log, StolenDatabase.Bytes(cluster.Key)));
        });
    }

    [Fact]
    public async Task Nothing_about_answering_carries_a_time()
    {
        Type[] types = [typeof(Response), typeof(OpenAnswer), typeof(Draft), typeof(ClassCluster), typeof(Invitation)];
        var timed = await robbed.School.Installation.WithDb(db => Task.FromResult(types
            .SelectMany(type => db.Model.FindEntityType(type)!.GetProperties())
            .Where(property => property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTime?))
            .Select(property => property.Name)
            .ToList()));
        var tables = AnswerTables.Append("Invitations").ToList();
        var looksLikeTime = robbed.Stolen.Columns()
            .Where(column => tables.Contains(column.Table) && column.Name != "Text" && column.Values.Any(value => TimeOfDay().IsMatch(value)))
            .Select(column => $"{column.Table}.{column.Name}");

        Assert.Empty(timed);
        Assert.Empty(looksLikeTime);
    }

    [Fact]
    public async Task The_mails_that_would_tell_who_had_not_answered_by_when_are_gone()
    {
        Assert.Equal(0, await robbed.School.Installation.WithDb(db => db.Outbox.CountAsync()));
        Assert.Equal(0, await robbed.School.Installation.WithDb(db => db.Invitations.MaxAsync(row => row.MailsQueued)));
    }

    [GeneratedRegex(@"\d\d:\d\d")]
    private static partial Regex TimeOfDay();
}
