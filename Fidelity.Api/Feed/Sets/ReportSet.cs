using Fidelity.Data.Feed;

namespace Fidelity.Api.Feed.Sets;

internal static class ReportSet
{
    public static FeedSet Set { get; } = new FeedSet<ReportRow>(
        "Reports",
        "Report",
        "Printed reports, one a school and release; Reports('id')/$value is the PDF.",
        (queries, reader) => queries.Reports(reader),
        new ColumnList<ReportRow>()
            .Add(row => row.Id, "Identifier of the report.", 20)
            .Add(row => row.ReleaseId, "Release it shows.")
            .Add(row => row.WaveName, "Name of the wave.", 100)
            .Add(row => row.IsDemonstration, "True when the answers are simulated.")
            .Add(row => row.OrganizationId, "The roster's own identifier of the school.", 255)
            .Add(row => row.OrganizationName, "Name of the school.", 255)
            .Add(row => row.DistrictId, "District it lies in; null where there is none.", 255)
            .Add(row => row.DistrictName, "Name of that district.", 255)
            .Add(row => row.Title, "Title of the report.", 300)
            .Add(row => row.Hash, "SHA-256 of the PDF.", 64)
            .Add(row => row.CreatedAt, "When it was printed, UTC."))
    {
        HasPages = true,
    };
}
