using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fidelity.Data.Jobs;

/// <summary>One run of one job: when, how it ended, what it counted.</summary>
public sealed class JobRun(string job, DateTime startedAt)
{
    public long Id { get; private set; }

    public string Job { get; private set; } = job;

    public DateTime StartedAt { get; private set; } = startedAt;

    public DateTime? FinishedAt { get; private set; }

    /// <summary>Null while it runs, or when the process died in it.</summary>
    public bool? Succeeded { get; private set; }

    /// <summary>What it did, in counts; or the error's first line.</summary>
    public string Summary { get; private set; } = "";

    public void Finish(DateTime at, bool succeeded, string summary) =>
        (FinishedAt, Succeeded, Summary) = (at, succeeded, summary.Length > 500 ? summary[..500] : summary);
}

public sealed class JobRunMap : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("JobRuns");
        builder.HasIndex(run => run.StartedAt);
        builder.Property(run => run.Id).Is(Privacy.Internal);
        builder.Property(run => run.Job).Is(Privacy.Internal, 100);
        builder.Property(run => run.StartedAt).Is(Privacy.Internal);
        builder.Property(run => run.FinishedAt).Is(Privacy.Internal);
        builder.Property(run => run.Succeeded).Is(Privacy.Internal);
        builder.Property(run => run.Summary).Is(Privacy.Internal, 500);
    }
}
