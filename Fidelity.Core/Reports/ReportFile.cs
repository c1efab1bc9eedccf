using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;

namespace Fidelity.Core.Reports;

/// <summary>The PDF of one school's report on one release, as printed once.</summary>
public sealed class ReportFile(ReleaseId releaseId, OrganizationId organizationId, string title, string hash, byte[] pdf, DateTime createdAt)
{
    public long Id { get; private set; }

    public ReleaseId ReleaseId { get; private set; } = releaseId;

    public OrganizationId OrganizationId { get; private set; } = organizationId;

    public string Title { get; private set; } = title;

    /// <summary>SHA-256 of the PDF's bytes, lower-case hex.</summary>
    public string Hash { get; private set; } = hash;

    public byte[] Pdf { get; private set; } = pdf;

    public DateTime CreatedAt { get; private set; } = createdAt;
}
