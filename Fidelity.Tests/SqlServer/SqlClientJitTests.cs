using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;
using Xunit;

namespace Fidelity.Tests.SqlServer;

/// <summary>
/// Some packages that SqlClient names are stood in for or left out (docs/decisions/0008-stand-in-assemblies.md). What that breaks shows
/// only when a method that needs them is compiled, so every method is compiled here.
/// </summary>
public sealed class SqlClientJitTests
{
    /// <summary>Sign-in through Windows' account broker needs Microsoft.Identity.Client.Broker, which is left out.</summary>
    private static readonly string[] KnownToFail = ["ActiveDirectoryAuthenticationProvider.CreateClientAppInstance"];

    [Fact]
    public void Every_method_of_SqlClient_compiles_but_for_the_known_one()
    {
        var methods = MethodsOf(typeof(SqlConnection).Assembly);

        var failures = methods.Where(method => !Compiles(method)).Select(method => $"{method.DeclaringType?.Name}.{method.Name}").Distinct();

        Assert.True(methods.Count > 5000, $"Only {methods.Count} methods were found: the wrong assembly was read.");
        Assert.Equal(KnownToFail, failures.Order(StringComparer.Ordinal));
    }

    /// <summary>Generic definitions have no code until their arguments are known; abstract and external ones have none at all.</summary>
    private static List<MethodBase> MethodsOf(Assembly assembly)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
            | BindingFlags.DeclaredOnly;
        return
        [
            .. assembly.GetTypes()
                .Where(type => !type.ContainsGenericParameters)
                .SelectMany(type => type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)))
                .Where(method => !method.ContainsGenericParameters && method.GetMethodBody() is not null),
        ];
    }

    private static bool Compiles(MethodBase method)
    {
        try
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or TypeLoadException or MissingMemberException)
        {
            return false;
        }
    }
}
