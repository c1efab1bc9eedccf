using Fidelity.Core.Instruments;
using Fidelity.Tests.Data.Instruments;
using Xunit;

namespace Fidelity.Tests.Core.Instruments;

public sealed class ItemSeriesTests
{
    private const string First = "teacher/1.0.yaml";
    private const string Second = "teacher/2.0.yaml";

    [Fact]
    public void An_item_that_keeps_its_id_carries_its_series_on_and_another_id_begins_one()
    {
        var (earlier, later, versions) = Versions("""id: t-2""", """id: t-3""");

        Assert.Equal("t-1", ItemSeries.Earlier(later.Items[0], earlier, versions)!.Id);
        Assert.Null(ItemSeries.Earlier(later.Items[1], earlier, versions));
        Assert.False(ItemSeries.ContinuesScale("choice", later, earlier, versions));
    }

    [Fact]
    public void Another_wording_carries_the_series_on_where_its_definition_says_so()
    {
        var (earlier, later, versions) = Versions("id: t-2", "id: t-3\n        continues: t-2");

        Assert.Equal("t-2", ItemSeries.Earlier(later.Items[1], earlier, versions)!.Id);
        Assert.True(ItemSeries.ContinuesScale("choice", later, earlier, versions));
        Assert.False(ItemSeries.ContinuesScale("safety", later, earlier, versions));
    }

    [Fact]
    public void A_series_goes_on_through_the_versions_between()
    {
        var (earlier, between, versions) = Versions("id: t-2", "id: t-3\n        continues: t-2");
        var latest = between.Items[1] with { Id = "t-4", Continues = "t-3" };

        Assert.Equal("t-2", ItemSeries.Earlier(latest, earlier, versions)!.Id);
        Assert.Null(ItemSeries.Earlier(latest, earlier, []));
        Assert.Null(ItemSeries.Earlier(latest with { Continues = "t-4" }, earlier, versions));
    }

    [Fact]
    public void Other_favorable_answers_break_the_series_of_an_item_with_the_same_id()
    {
        var (earlier, later, versions) = Versions("favorable: [3]", "favorable: [2, 3]");

        Assert.Equal("t-1", later.Items[0].Id);
        Assert.Null(ItemSeries.Earlier(later.Items[0], earlier, versions));
    }

    [Fact]
    public void A_scale_with_an_item_less_is_not_the_same_scale()
    {
        var (earlier, later, versions) = Versions("id: t-2", "id: t-2");
        var shorter = new Instrument(
            later.Id, later.Version, later.Role, null, null, later.Minutes, later.AsksForClass, later.Languages, later.Title, later.Introduction,
            [later.Pages[0] with { Items = [later.Items[0]] }], null, null, later.Hash);

        Assert.True(ItemSeries.ContinuesScale("choice", later, earlier, versions));
        Assert.False(ItemSeries.ContinuesScale("choice", shorter, earlier, versions));
    }

    [Theory]
    // Reversed, as the item it would continue is not.
    [InlineData("id: t-2", "id: t-3\n        continues: t-1")]
    // No item at all.
    [InlineData("id: t-2", "id: t-3\n        continues: t-9")]
    // An item that this version still has.
    [InlineData("id: t-2", "id: t-3\n        continues: t-2", "id: t-1", "id: t-2")]
    public void What_is_continued_is_measured_alike_and_continued_once(string text, string by, string? also = null, string? alsoBy = null)
    {
        using var library = new SmallLibrary();
        library.Write(Second, library.TextOf(First));
        library.Replace(Second, "version: \"1.0\"", "version: \"2.0\"");
        library.Replace(Second, text, by);
        if (also is not null)
        {
            library.Replace(Second, also, alsoBy!);
        }

        Assert.Contains(library.Problems(), problem => problem.Code == "INS-052" && problem.File == Second);
    }

    private static (Instrument Earlier, Instrument Later, IReadOnlyList<Instrument> Versions) Versions(string text, string by)
    {
        using var library = new SmallLibrary();
        library.Write(Second, library.TextOf(First));
        library.Replace(Second, "version: \"1.0\"", "version: \"2.0\"");
        library.Replace(Second, text, by);
        Assert.Empty(library.Problems());
        List<Instrument> versions = [.. library.Library().Instruments.Where(instrument => instrument.Id == "teacher").OrderBy(instrument => instrument.Version)];
        return (versions[0], versions[1], versions);
    }
}
