using Microsoft.EntityFrameworkCore;

namespace Fidelity.Data.Database;

public sealed class SqlServerFidelityDb(DbContextOptions<SqlServerFidelityDb> options) : FidelityDb(options);
