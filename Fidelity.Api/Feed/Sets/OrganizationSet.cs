using Fidelity.Data.Feed;

namespace Fidelity.Api.Feed.Sets;

internal static class OrganizationSet
{
    public static FeedSet Set { get; } = new FeedSet<OrganizationRow>(
        "Organizations",
        "Organization",
        "States, districts and schools that the reader may see.",
        (queries, reader) => queries.Organizations(reader),
        new ColumnList<OrganizationRow>()
            .Add(row => row.Id, "The roster's own identifier.", 255)
            .Add(row => row.Name, "Name.", 255)
            .Add(row => row.Kind, "State, District or School.", 40)
            .Add(row => row.Level, "Elementary, Middle, High or Combined; null where it is not known.", 40)
            .Add(row => row.ParentId, "Identifier of the organisation it lies in.", 255)
            .Add(row => row.ParentName, "Name of the organisation it lies in.", 255)
            .Add(row => row.TimeZone, "IANA name of its time zone.", 60)
            .Add(row => row.IsActive, "False when the roster has ended it.")
            .Add(row => row.IsDemonstration, "True when figures of it, or of a school in it, are simulated."));
}
