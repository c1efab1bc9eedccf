using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace Fidelity.Tests.Architecture;

/// <summary>The time comes in from a TimeProvider: code that reads the machine's clock cannot be tested without waiting.</summary>
public sealed class ClockTests
{
    [Fact]
    public void Nothing_of_ours_reads_the_machine_s_clock()
    {
        var readers = OurAssemblies.All.SelectMany(assembly => ClockReads(assembly).Select(read => $"{assembly.GetName().Name}: {read}"));

        Assert.Empty(readers);
    }

    [Fact]
    public void A_reading_of_the_machine_s_clock_is_seen()
    {
        Func<DateTime> readsTheClock = () => DateTime.UtcNow;

        Assert.Contains("DateTime.get_UtcNow", ClockReads(readsTheClock.Method.Module.Assembly));
    }

    private static List<string> ClockReads(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.MemberReferences.Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member => (
                    Type: metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name),
                    Member: metadata.GetString(member.Name)))
                .Where(member => member.Type is nameof(DateTime) or nameof(DateTimeOffset)
                    && member.Member is "get_Now" or "get_UtcNow" or "get_Today")
                .Select(member => $"{member.Type}.{member.Member}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
