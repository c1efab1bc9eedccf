using Fidelity.Core.Problems;
using Fidelity.Data.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace Fidelity.Jobs.Reports;

/// <summary>
/// Prints the reports that a release does not have yet. Apart from building the release, so that a machine without Chromium publishes
/// all the same, and a printing that was interrupted goes on where it stopped.
/// </summary>
public sealed class PrintNewReleases(FindUnprintedReleases unprinted, IServiceScopeFactory scopes)
{
    public async Task<ReportsPrinted> RunAsync(CancellationToken cancellationToken)
    {
        var printed = 0;
        List<Problem> problems = [];
        foreach (var release in await unprinted.RunAsync(cancellationToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<PrintReports>().RunAsync(release, cancellationToken);
            printed += outcome.Printed;
            problems.AddRange(outcome.Problems);
        }

        return problems.Count == 0 ? new(printed) : throw new InvalidOperationException(string.Join(" ", problems));
    }
}

public sealed record ReportsPrinted(int Reports);
