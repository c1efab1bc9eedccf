using System.ComponentModel.DataAnnotations;
using Fidelity.Data.Database;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fidelity.Tests.Data.Database;

public sealed class DatabaseOptionsTests
{
    [Fact]
    public void A_host_with_SQL_Server_and_no_address_of_it_does_not_start_and_says_which_setting_is_missing()
    {
        var refused = Refused(new DatabaseOptions { Provider = DatabaseProvider.SqlServer });

        Assert.Contains("Fidelity:Database:ConnectionString", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_of_no_statements_is_refused()
    {
        Assert.Contains(nameof(DatabaseOptions.MaxBatchSize), Refused(new DatabaseOptions { MaxBatchSize = 0 }).Message, StringComparison.Ordinal);
    }

    private static ValidationException Refused(DatabaseOptions options)
    {
        using var folder = new TemporaryFolder();
        return Assert.Throws<ValidationException>(() => new ServiceCollection().AddFidelityDatabase(new DataFolder(folder.Path), options));
    }
}
