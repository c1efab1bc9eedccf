using Fidelity.Api.Feed;
using Fidelity.Data.Database;

// The feed alone: `Fidelity.Api --data DIR --urls http://127.0.0.1:PORT`. The database must have been made by another host.
var builder = WebApplication.CreateBuilder(args);
builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
builder.Services.AddFidelityDatabase(
    new DataFolder(builder.Configuration["data"] ?? "data"),
    builder.Configuration.GetSection("Fidelity:Database").Get<DatabaseOptions>() ?? new DatabaseOptions());
builder.Services.AddFeed(builder.Configuration.GetSection("Fidelity:Feed").Get<FeedOptions>());

var app = builder.Build();
app.MapFeed();
app.Run();
