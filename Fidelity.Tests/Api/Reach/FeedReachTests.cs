using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Fidelity.Api;
using Fidelity.Core.Responses;
using Fidelity.Core.Rosters;
using Fidelity.Core.Waves;
using Fidelity.Data.Database;
using Xunit;

namespace Fidelity.Tests.Api.Reach;

/// <summary>
/// The feed is handed no answer, no person and no table: what its assembly does not name, it cannot give away. (The database itself is
/// behind <c>FeedQueries</c>.)
/// </summary>
public sealed class FeedReachTests
{
    private static readonly string[] forbidden =
    [
        typeof(FidelityDb).FullName!, typeof(SqliteFidelityDb).FullName!, typeof(SqlServerFidelityDb).FullName!,
        typeof(Invitation).FullName!, typeof(Person).FullName!, typeof(Membership).FullName!, typeof(Enrollment).FullName!,
    ];

    [Fact]
    public void The_feed_names_no_answer_no_person_and_no_table()
    {
        var named = TypesNamedBy(typeof(FidelityApi).Assembly.Location);

        Assert.Contains("Fidelity.Data.Feed.FeedQueries", named);
        Assert.DoesNotContain(named, type => forbidden.Contains(type) || type.StartsWith(typeof(Response).Namespace + ".", StringComparison.Ordinal));
    }

    [Fact]
    public void The_check_sees_what_an_assembly_names()
    {
        var named = TypesNamedBy(typeof(FidelityDb).Assembly.Location);

        Assert.Contains(typeof(Person).FullName!, named);
        Assert.Contains(typeof(Response).FullName!, named);
    }

    private static List<string> TypesNamedBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.TypeReferences
                .Select(metadata.GetTypeReference)
                .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"),
        ];
    }
}
