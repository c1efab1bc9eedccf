using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Reports;

/// <summary>What is needed to compute every figure of the report again.</summary>
internal static class ProvenanceLines
{
    public static IReadOnlyList<ProvenanceLine> Of(Release release, Organization school, Release? earlier)
    {
        var provenance = release.Provenance;
        List<ProvenanceLine> lines =
        [
            new("School", $"{school.Name} ({school.SourcedId})"),
            new("Release", $"{release.WaveName}, number {release.Number}, made {Shown.Instant(release.CreatedAt)}"),
            new("Release hash", release.Hash),
            new("Responses in the release", $"{Shown.Count(provenance.Responses)} of {Shown.Count(provenance.Eligible)} people asked, over all response rates that are shown"),
            new($"Framework {provenance.FrameworkVersion}", provenance.FrameworkHash),
            new($"Published figures {provenance.BaselineVersion}", provenance.BaselineHash),
        ];
        foreach (var line in provenance.Instruments.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(' ', 2);
            lines.Add(new($"Questionnaire {parts[0]}", parts.Length > 1 ? parts[1] : ""));
        }

        if (earlier is not null)
        {
            lines.Add(new("Compared with", $"{earlier.WaveName}, number {earlier.Number}, {earlier.Hash}"));
        }

        lines.Add(new("Code version", provenance.CodeVersion));
        if (release.IsDemonstration)
        {
            lines.Insert(0, new(ReportHeading.DemonstrationMark, "Every answer behind this report was made up by a program. It says nothing about any real school."));
        }

        return lines;
    }
}
