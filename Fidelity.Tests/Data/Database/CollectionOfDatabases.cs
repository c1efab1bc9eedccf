using Xunit;

namespace Fidelity.Tests.Data.Database;

[CollectionDefinition(DatabaseProviders.Collection)]
public sealed class CollectionOfDatabases;
