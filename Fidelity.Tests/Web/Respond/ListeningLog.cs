using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Fidelity.Tests.Web.Respond;

/// <summary>Keeps every line that the host's own filters let through.</summary>
internal sealed class ListeningLog : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Listener(Lines);

    public void Dispose()
    {
    }

    private sealed class Listener(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));
    }
}
