using Fidelity.Core.Mail;
using Xunit;

namespace Fidelity.Tests.Core.Mail;

public sealed class DeliveryReportTests
{
    private const string Id = "wave-1.invitation.1.p7@surveys.example.org";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_report_of_a_failure_names_the_mail_and_the_reason_however_its_lines_end(string lineEnd)
    {
        var report = DeliveryReport.Read(Report().ReplaceLineEndings(lineEnd));

        Assert.Equal(new DeliveryReport(Id, true, "550 5.1.1 <theo@maple.example.org>: no such user here"), report);
    }

    [Fact]
    public void The_mail_is_found_in_its_own_headers_in_a_field_or_in_what_the_report_answers()
    {
        const string NoOriginal = "Content-Type: text/plain\n\nThe mail is not sent back.";

        Assert.Equal(Id, DeliveryReport.Read(Report(original: $"Content-Type: message/rfc822\n\nSubject: x\nMESSAGE-ID: <{Id}>\n\nHello"))?.MessageId);
        Assert.Equal(Id, DeliveryReport.Read(Report(original: $"Content-Type: text/rfc822-headers\n\nMessage-ID:\n <{Id}>\nSubject: x"))?.MessageId);
        Assert.Equal(Id, DeliveryReport.Read(Report(original: NoOriginal, aboutTheMail: $"Original-Message-ID: <{Id}>\n"))?.MessageId);
        Assert.Equal(Id, DeliveryReport.Read(Report(original: NoOriginal, headers: $"In-Reply-To: <{Id}>\n"))?.MessageId);
        Assert.Null(DeliveryReport.Read(Report(original: NoOriginal)));
    }

    [Theory]
    [InlineData("delayed")]
    [InlineData("Delivered")]
    [InlineData("relayed")]
    [InlineData("expanded")]
    public void A_report_of_anything_else_is_no_failure(string action)
    {
        Assert.False(DeliveryReport.Read(Report(action: action))!.HasFailed);
    }

    [Fact]
    public void A_part_may_be_encoded_and_its_boundary_without_quotes()
    {
        var fields = "Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; theo@maple.example.org\nAction: failed\nStatus: 5.2.2\n";
        var encoded = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(fields), Base64FormattingOptions.InsertLineBreaks);

        var report = DeliveryReport.Read(
            "Content-Type: multipart/report; boundary=b1; report-type=delivery-status\n\n--b1\n"
            + $"Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n{encoded}\n--b1\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{Id}>\n--b1--\n");

        Assert.Equal(new DeliveryReport(Id, true, "5.2.2"), report);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("nothing but words")]
    [InlineData(":\n: :\n\n:")]
    [InlineData("Content-Type: multipart/report; boundary=\"\"\n\n--\n----")]
    [InlineData("Content-Type: multipart/report; boundary=a\n\n--a")]
    [InlineData("Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=a\n\n--a\n--a--")]
    [InlineData("Content-Type: multipart/report; boundary=a\n\n--a\nContent-Type: message/delivery-status\n\n--a--")]
    [InlineData("Content-Type: multipart/report; boundary=a\n\n--a\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n!!!\n--a--")]
    [InlineData("Subject: Out of office\nAuto-Submitted: auto-replied\nIn-Reply-To: <wave-1.invitation.1.p7@surveys.example.org>\n\nI am away.")]
    public void What_is_no_report_is_none_and_breaks_nothing(string message)
    {
        Assert.Null(DeliveryReport.Read(message));
    }

    [Fact]
    public void Half_a_report_breaks_nothing_wherever_it_was_cut()
    {
        var whole = Report();

        var read = Enumerable.Range(0, whole.Length).Select(length => DeliveryReport.Read(whole[..length])).ToList();

        Assert.All(read.OfType<DeliveryReport>(), report => Assert.StartsWith("wave-1", report.MessageId, StringComparison.Ordinal));
    }

    /// <summary>As servers write them: folded headers, a part for people, one for programs, and the headers of the mail.</summary>
    internal static string Report(
        string messageId = Id, string action = "failed", string? original = null, string aboutTheMail = "", string headers = "") =>
        $"""
        From: MAILER-DAEMON@mx.example.org
        To: surveys@example.org
        {headers}Subject: Undelivered Mail Returned to Sender
        Content-Type: multipart/report; report-type=delivery-status;
        {'\t'}boundary="1A2B/mx.example.org"
        MIME-Version: 1.0

        This is a MIME-encapsulated message.

        --1A2B/mx.example.org
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not be delivered.

        --1A2B/mx.example.org
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org
        {aboutTheMail}Arrival-Date: Mon, 5 Oct 2026 13:00:00 +0000

        Final-Recipient: rfc822; theo@maple.example.org
        Action: {action}
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1
            <theo@maple.example.org>: no such user here

        --1A2B/mx.example.org
        {original ?? $"Content-Description: Undelivered Message Headers\nContent-Type: text/rfc822-headers\n\nFrom: surveys@example.org\nMessage-ID: <{messageId}>\nSubject: x"}

        --1A2B/mx.example.org--

        """.ReplaceLineEndings("\n");
}
