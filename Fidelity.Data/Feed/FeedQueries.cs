using System.Globalization;
using System.Security.Claims;
using Fidelity.Core.Accounts;
using Fidelity.Core.Releases;
using Fidelity.Core.Rosters;
using Fidelity.Data.Accounts;
using Fidelity.Data.Database;

namespace Fidelity.Data.Feed;

/// <summary>
/// The only door of the feed to the database: flat rows of what has been published, with the reader's scope as the innermost condition.
/// Whatever a client filters, sorts or counts is put around these queries and works on what the reader may see and on figures that
/// disclosure control has already passed; so no query option can be turned into a question about hidden ones.
/// </summary>
public sealed class FeedQueries(FidelityDb db, AccessScope scope)
{
    public IQueryable<ReleaseRow> Releases(ClaimsPrincipal reader)
    {
        var visible = scope.VisibleOrganizations(reader);
        var releases = reader.IsInRole(nameof(AccountRole.Administrator))
            ? db.Releases
            : db.Releases.Where(release => db.ReleaseContents.Any(
                content => content.ReleaseId == release.Id && visible.Any(organization => organization.Id == content.OrganizationId)));
        return releases.Select(release => new ReleaseRow
        {
            Id = (long)(object)release.Id,
            Number = release.Number,
            WaveId = (long)(object)release.WaveId,
            WaveName = release.WaveName,
            CreatedAt = release.CreatedAt,
            Responses = release.Provenance.Responses,
            Eligible = release.Provenance.Eligible,
            FrameworkVersion = release.Provenance.FrameworkVersion,
            FrameworkHash = release.Provenance.FrameworkHash,
            BaselineVersion = release.Provenance.BaselineVersion,
            BaselineHash = release.Provenance.BaselineHash,
            Instruments = release.Provenance.Instruments,
            CodeVersion = release.Provenance.CodeVersion,
            Hash = release.Hash,
            IsDemonstration = release.IsDemonstration,
        });
    }

    /// <summary>An organisation is marked as demonstration when a demonstration release shows it or anything below it.</summary>
    public IQueryable<OrganizationRow> Organizations(ClaimsPrincipal reader)
    {
        // Written so that each question is a seek in the key of contents.
        var simulated = db.Organizations.Where(shown => db.Releases.Any(release => release.IsDemonstration
            && db.ReleaseContents.Any(content => content.ReleaseId == release.Id && content.OrganizationId == shown.Id)));
        return
            from organization in scope.VisibleOrganizations(reader)
            join above in db.Organizations on organization.ParentId equals (OrganizationId?)above.Id into parents
            from parent in parents.DefaultIfEmpty()
            select new OrganizationRow
            {
                Id = organization.SourcedId,
                Name = organization.Name,
                Kind = organization.Kind.ToString(),
                Level = (string?)(object?)organization.Level,
                ParentId = parent.SourcedId,
                ParentName = parent.Name,
                TimeZone = organization.TimeZone,
                IsActive = organization.IsActive,
                IsDemonstration = simulated.Any(shown => shown.Id == organization.Id)
                    || simulated.Any(shown => shown.ParentId == organization.Id)
                    || db.Organizations.Any(child => child.ParentId == organization.Id && simulated.Any(shown => shown.ParentId == child.Id)),
            };
    }

    public IQueryable<PracticeRow> Practices(ClaimsPrincipal reader) => db.RegisteredDimensions.Select(dimension => new PracticeRow
    {
        Id = dimension.Id,
        Kind = dimension.Kind.ToString(),
        Number = dimension.Number,
        Name = dimension.Name,
        NameEs = dimension.NameEs,
        InPlace = dimension.InPlace,
        Importance = dimension.Importance,
        Hard = dimension.Hard,
        Target = dimension.Target,
    });

    public IQueryable<ItemRow> Items(ClaimsPrincipal reader) =>
        from item in db.RegisteredItems
        join measured in db.RegisteredDimensions on item.Dimension equals measured.Id into dimensions
        from dimension in dimensions.DefaultIfEmpty()
        select new ItemRow
        {
            Id = item.Id,
            Instrument = item.Instrument,
            InstrumentVersion = item.InstrumentVersion,
            Role = item.Role.ToString(),
            PracticeId = item.Dimension,
            PracticeName = dimension.Name,
            Position = item.Position,
            Stem = item.Stem,
            StemEs = item.StemEs,
            Options = item.Options,
            Favorable = item.Favorable,
            Direction = item.Direction.ToString(),
            Reversed = item.Reversed,
        };

    public IQueryable<BaselineRow> Baselines(ClaimsPrincipal reader) => db.RegisteredBaselines.Select(baseline => new BaselineRow
    {
        Id = baseline.Id,
        BaselineVersion = baseline.BaselineVersion,
        Role = baseline.Role.ToString(),
        Construct = baseline.Construct,
        Items = baseline.Items,
        Percent = baseline.Percent,
        AsPublished = baseline.AsPublished,
        Inverted = baseline.Inverted,
        Year = baseline.Year,
        Population = baseline.Population,
        SampleSize = baseline.SampleSize,
        StandardError = baseline.StandardError,
        Representativeness = baseline.Representativeness.ToString(),
        Fit = baseline.Fit.ToString(),
        Stratum = baseline.Stratum,
        Quote = baseline.Quote,
        Title = baseline.Title,
        Address = baseline.Address,
        Note = baseline.Note,
    });

    public IQueryable<CellRow> PracticeScores(ClaimsPrincipal reader) => Cells(scope.VisibleOrganizations(reader), db.ReleasedCells.Where(cell =>
        cell.Measure == Measure.PracticeScore || cell.Measure == Measure.FidelityIndex
        || cell.Measure == Measure.ScaleMean || cell.Measure == Measure.PerceptionGap));

    public IQueryable<CellRow> ItemResults(ClaimsPrincipal reader) => Cells(scope.VisibleOrganizations(reader), db.ReleasedCells.Where(cell =>
        cell.Measure == Measure.ItemFavorable || cell.Measure == Measure.ItemOption));

    public IQueryable<CellRow> ResponseRates(ClaimsPrincipal reader) =>
        Cells(scope.VisibleOrganizations(reader), db.ReleasedCells.Where(cell => cell.Measure == Measure.ResponseRate));

    public IQueryable<ReportRow> Reports(ClaimsPrincipal reader) =>
        from report in db.ReportFiles
        join release in db.Releases on report.ReleaseId equals release.Id
        join organization in scope.VisibleOrganizations(reader) on report.OrganizationId equals organization.Id
        join above in db.Organizations.Where(row => row.Kind == OrganizationKind.District)
            on organization.ParentId equals (OrganizationId?)above.Id into districts
        from district in districts.DefaultIfEmpty()
        select new ReportRow
        {
#pragma warning disable CA1305 // Translated to SQL, which has no culture.
            Id = report.Id.ToString(),
#pragma warning restore CA1305
            ReleaseId = (long)(object)release.Id,
            WaveName = release.WaveName,
            IsDemonstration = release.IsDemonstration,
            OrganizationId = organization.SourcedId,
            OrganizationName = organization.Name,
            DistrictId = district.SourcedId,
            DistrictName = district.Name,
            Title = report.Title,
            Hash = report.Hash,
            CreatedAt = report.CreatedAt,
        };

    /// <summary>The PDF of one report; nothing when there is none, or none that the reader may see.</summary>
    public IQueryable<ReportPages> PagesOf(ClaimsPrincipal reader, string reportId)
    {
        var id = long.TryParse(reportId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var visible = scope.VisibleOrganizations(reader);
        return db.ReportFiles
            .Where(report => report.Id == id && visible.Any(organization => organization.Id == report.OrganizationId))
            .Select(report => new ReportPages(report.Hash, report.Pdf));
    }

    /// <summary>Every figure of one school in one release, for somebody who has been found to be allowed to see the school.</summary>
    public IQueryable<CellRow> OfSchool(ReleaseId release, OrganizationId school) =>
        Cells(db.Organizations.Where(row => row.Id == school), db.ReleasedCells.Where(cell => cell.OrganizationId == school))
            .Where(row => row.ReleaseId == release.Value);

    private IQueryable<CellRow> Cells(IQueryable<Organization> shown, IQueryable<ReleasedCell> cells) =>
        from cell in cells
        join organization in shown on cell.OrganizationId equals organization.Id
        join content in db.ReleaseContents on cell.PartId equals content.PartId
        join release in db.Releases on content.ReleaseId equals release.Id
        join above in db.Organizations.Where(row => row.Kind == OrganizationKind.District)
            on organization.ParentId equals (OrganizationId?)above.Id into districts
        from district in districts.DefaultIfEmpty()
        join measured in db.RegisteredDimensions on cell.Dimension equals measured.Id into dimensions
        from dimension in dimensions.DefaultIfEmpty()
        join asked in db.RegisteredItems on cell.Item equals asked.Id into items
        from item in items.DefaultIfEmpty()
        join published in db.RegisteredBaselines on cell.BaselineId equals published.Id into baselines
        from baseline in baselines.DefaultIfEmpty()
        select new CellRow
        {
            Id = cell.Id,
            ReleaseId = (long)(object)release.Id,
            ReleaseNumber = release.Number,
            ReleaseHash = release.Hash,
            WaveName = release.WaveName,
            IsDemonstration = release.IsDemonstration,
            IsHeld = content.IsHeld,
            OrganizationId = organization.SourcedId,
            OrganizationName = organization.Name,
            OrganizationKind = organization.Kind.ToString(),
            DistrictId = district.SourcedId,
            DistrictName = district.Name,
            Measure = cell.Measure.ToString(),
            Role = (string?)(object?)cell.Role ?? "all",
            Instrument = cell.Instrument,
            PracticeId = cell.Dimension,
            PracticeName = dimension.Name,
            PracticeKind = (string?)(object?)dimension.Kind,
            ItemId = cell.Item,
            ItemText = item.Stem,
            Category = cell.Category,
            Subgroup = cell.Group,
            State = cell.State.ToString(),
            Bound = cell.Bound.ToString(),
            Value = cell.Value,
            LimitLow = cell.LimitLow,
            LimitHigh = cell.LimitHigh,
            StandardError = cell.StandardError,
            DegreesOfFreedom = cell.DegreesOfFreedom,
            Low = cell.Low,
            High = cell.High,
            Count = cell.Count,
            Eligible = cell.Eligible,
            NonresponseLow = cell.NonresponseLow,
            NonresponseHigh = cell.NonresponseHigh,
            Flags = cell.Flags.ToString(),
            BaselineId = cell.BaselineId,
            BaselineTitle = baseline.Title,
            BaselineYear = baseline.Year,
            BaselinePercent = cell.BaselinePercent,
            BaselineAsPublished = baseline.AsPublished,
            BaselineRepresentativeness = (string?)(object?)cell.BaselineRepresentativeness,
            BaselineFit = (string?)(object?)cell.BaselineFit,
            Gap = cell.Gap,
            GapLow = cell.GapLow,
            GapHigh = cell.GapHigh,
            EffectSize = cell.EffectSize,
            Verdict = (string?)(object?)cell.Verdict,
            TargetGap = cell.TargetGap,
            Level = (string?)(object?)cell.Level,
            BorderlineWith = (string?)(object?)cell.BorderlineWith,
            ProbabilityInPlace = cell.ProbabilityInPlace,
            MissingRoles = cell.MissingRoles,
        };
}
