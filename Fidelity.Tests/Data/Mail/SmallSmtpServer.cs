using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Fidelity.Tests.Data.Mail;

/// <summary>
/// As much of an SMTP server as a test needs: EHLO, STARTTLS with a certificate of its own making, AUTH LOGIN, MAIL, RCPT, DATA, RSET
/// and QUIT (RFC 5321, 3207, 4954), on a free port of this machine.
/// </summary>
internal sealed class SmallSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> talks = [];
    private readonly Task listening;

    private SmallSmtpServer()
    {
        listener.Start();
        listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public bool OffersStartTls { get; init; }

    /// <summary>Null: no authentication is offered or asked for.</summary>
    public (string User, string Password)? Account { get; init; }

    /// <summary>Says nothing at all, as a server behind a broken firewall.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Mailboxes that are refused with 550.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public X509Certificate2 Certificate { get; } = Make();

    public List<SmtpMail> Received { get; } = [];

    public int Connections { get; private set; }

    public static SmallSmtpServer Start(
        bool offersStartTls = false, (string User, string Password)? account = null, bool isSilent = false, params string[] unknown) =>
        new() { OffersStartTls = offersStartTls, Account = account, IsSilent = isSilent, Unknown = unknown };

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await listening;
        await Task.WhenAll(talks);
        stop.Dispose();
        Certificate.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Connections++;
                talks.Add(TalkAsync(client));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                if (IsSilent)
                {
                    await Task.Delay(Timeout.Infinite, stop.Token);
                }

                await new Talk(this, client.GetStream()).RunAsync(stop.Token);
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
            {
                // The other side hung up, as it may at any time.
            }
        }
    }

    private static X509Certificate2 Make()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2120, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private sealed class Talk(SmallSmtpServer server, Stream plain)
    {
        private Stream stream = plain;
        private string? user;
        private readonly List<string> recipients = [];

        private bool IsSecure => stream is SslStream;

        public async Task RunAsync(CancellationToken stop)
        {
            await SayAsync("220 small ready", stop);
            while (await HearAsync(stop) is { } line && await AnswerAsync(line, stop))
            {
            }
        }

        private async Task<bool> AnswerAsync(string line, CancellationToken stop)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync(server.OffersStartTls && !IsSecure ? "250-small\r\n250 STARTTLS" : "250-small\r\n250 AUTH LOGIN", stop);
                    break;
                case "STARTTLS" when server.OffersStartTls:
                    await SayAsync("220 go", stop);
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.Certificate }, stop);
                    stream = secure;
                    break;
                case "AUTH":
                    await AuthenticateAsync(line, stop);
                    break;
                case "MAIL":
                    await SayAsync(server.Account is { } account && user != account.User ? "530 sign in first" : "250 ok", stop);
                    break;
                case "RCPT":
                    var mailbox = line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
                    recipients.Add(mailbox);
                    await SayAsync(server.Unknown.Contains(mailbox) ? "550 no such mailbox" : "250 ok", stop);
                    break;
                case "DATA":
                    await SayAsync("354 go on", stop);
                    server.Received.Add(new(user, IsSecure, [.. recipients], await MessageAsync(stop)));
                    await SayAsync("250 taken", stop);
                    recipients.Clear();
                    break;
                case "RSET":
                    recipients.Clear();
                    await SayAsync("250 ok", stop);
                    break;
                case "QUIT":
                    await SayAsync("221 bye", stop);
                    return false;
                default:
                    await SayAsync("500 what", stop);
                    break;
            }

            return true;
        }

        private async Task AuthenticateAsync(string line, CancellationToken stop)
        {
            var words = line.Split(' ');
            var name = words.Length > 2 ? Decode(words[2]) : await AskAsync("Username:", stop);
            var password = await AskAsync("Password:", stop);
            var isRight = server.Account == (name, password);
            user = isRight ? name : null;
            await SayAsync(isRight ? "235 welcome" : "535 wrong name or password", stop);
        }

        private async Task<string> AskAsync(string question, CancellationToken stop)
        {
            await SayAsync($"334 {Convert.ToBase64String(Encoding.ASCII.GetBytes(question))}", stop);
            return Decode(await HearAsync(stop) ?? "");
        }

        private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

        private async Task<string> MessageAsync(CancellationToken stop)
        {
            var message = new StringBuilder();
            while (await HearAsync(stop) is { } line && line != ".")
            {
                message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }

            return message.ToString();
        }

        private async Task SayAsync(string line, CancellationToken stop) =>
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\r\n"), stop);

        /// <summary>A line without its end; null when the other side has hung up. Byte by byte, so that nothing of TLS is read ahead.</summary>
        private async Task<string?> HearAsync(CancellationToken stop)
        {
            var line = new StringBuilder();
            var one = new byte[1];
            while (await stream.ReadAsync(one, stop) == 1)
            {
                if (one[0] == '\n')
                {
                    return line.ToString().TrimEnd('\r');
                }

                line.Append((char)one[0]);
            }

            return null;
        }
    }
}

internal sealed record SmtpMail(string? User, bool IsSecure, IReadOnlyList<string> Recipients, string Message);
