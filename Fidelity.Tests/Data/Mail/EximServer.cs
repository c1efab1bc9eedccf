using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Fidelity.Tests.Data.Mail;

/// <summary>
/// Exim, a mail server as schools run them, as a process of its own on a free port of this machine: it demands STARTTLS with a certificate
/// of our making and a name and a password, takes mail for <c>north.example</c> only, and delivers it into a folder. test.sh brings it.
/// </summary>
internal sealed class EximServer : IAsyncDisposable
{
    public const string User = "surveys";

    public const string Password = "correct horse";

    /// <summary>A local part that is refused with 550 at the recipient's name.</summary>
    public const string Unknown = "nobody";

    private const string OnlyInsideTls = "${if eq{$tls_in_cipher}{}{}{*}}";

    private const string IsTheAccount = "${if and{{eq{$auth1}{" + User + "}}{eq{$auth2}{" + Password + "}}}}";

    private readonly TemporaryFolder folder = new();
    private readonly Process process;

    private EximServer(string program)
    {
        Port = FreePort();
        foreach (var name in new[] { "spool", "log", "box" })
        {
            Directory.CreateDirectory(PathOf(name));
            OpenToAll(PathOf(name));
        }

        // Exim works as a user of its own, who must find the way to its folders.
        OpenToAll(folder.Path);
        WriteCertificate();
        File.WriteAllText(PathOf("exim.conf"), Configuration(program));
        process = Process.Start(new ProcessStartInfo(program, ["-C", PathOf("exim.conf"), "-bdf", "-oX", $"127.0.0.1.{Port}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>Null where there is none: the tests that need it are skipped.</summary>
    public static string? Program { get; } =
        new[] { Environment.GetEnvironmentVariable("FIDELITY_EXIM"), "/usr/sbin/exim4" }.FirstOrDefault(File.Exists);

    public int Port { get; }

    public string CertificateFile => PathOf("certificate.pem");

    public static async Task<EximServer> StartAsync()
    {
        var server = new EximServer(Program!);
        while (!await IsListeningAsync(server.Port))
        {
            if (server.process.HasExited)
            {
                throw new InvalidOperationException($"Exim ended at once: {await server.process.StandardError.ReadToEndAsync()}");
            }

            await Task.Delay(50);
        }

        return server;
    }

    /// <summary>What has been delivered, once as much as was taken has been.</summary>
    public async Task<IReadOnlyList<EmlFile>> DeliveredAsync()
    {
        while (Directory.Exists(PathOf("spool/input")) && Directory.EnumerateFiles(PathOf("spool/input")).Any())
        {
            await Task.Delay(50);
        }

        return Directory.Exists(PathOf("box/new"))
            ? [.. Directory.GetFiles(PathOf("box/new")).Select(file => EmlFile.Parse(Encoding.Latin1.GetString(File.ReadAllBytes(file)).ReplaceLineEndings("\r\n")))]
            : [];
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> IsListeningAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void OpenToAll(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b111_111_111);
        }
    }

    private string PathOf(string name) => Path.Combine(folder.Path, name);

    private void WriteCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2120, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.WriteAllText(CertificateFile, made.ExportCertificatePem());
        File.WriteAllText(PathOf("key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>As root Exim gives its rights up for its own user; as anybody else it stays who it is.</summary>
    private string Configuration(string program) =>
        $$"""
        primary_hostname = localhost
        exim_path = {{program}}
        exim_user = {{(Environment.UserName == "root" ? "Debian-exim" : Environment.UserName)}}
        deliver_drop_privilege = true
        spool_directory = {{PathOf("spool")}}
        log_file_path = {{PathOf("log")}}/%slog
        local_interfaces = 127.0.0.1
        host_lookup =
        rfc1413_hosts =
        smtp_accept_queue_per_connection = 0
        tls_advertise_hosts = *
        tls_certificate = {{CertificateFile}}
        tls_privatekey = {{PathOf("key.pem")}}
        auth_advertise_hosts = {{OnlyInsideTls}}
        acl_smtp_mail = mail
        acl_smtp_rcpt = rcpt
        acl_smtp_data = accept

        begin acl
        mail:
          deny message = 530 5.7.0 sign in first
               !authenticated = *
          accept
        rcpt:
          deny message = 5.1.1 no such user here
               local_parts = {{Unknown}}
          accept domains = north.example
          deny message = 5.7.1 relaying is not permitted

        begin authenticators
        login:
          driver = plaintext
          public_name = LOGIN
          server_prompts = Username:: : Password::
          server_condition = {{IsTheAccount}}
          server_set_id = $auth1

        begin routers
        all:
          driver = accept
          transport = box

        begin transports
        box:
          driver = appendfile
          maildir_format
          create_directory
          directory = {{PathOf("box")}}
          mode = 0644
          directory_mode = 0755

        """;
}

/// <summary>Skipped, and said so, where there is no Exim; test.sh brings it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EximFactAttribute : Xunit.FactAttribute
{
    public EximFactAttribute() => Skip = EximServer.Program is null ? "There is no Exim here: ./test.sh brings it." : null;
}
