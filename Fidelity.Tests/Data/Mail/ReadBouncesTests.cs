using Fidelity.Core.Mail;
using Fidelity.Data.Mail;
using Fidelity.Tests.Core.Mail;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Mail;

public sealed class ReadBouncesTests
{
    [Fact]
    public async Task A_mail_that_came_back_is_marked_with_the_reason_and_the_report_is_removed()
    {
        await using var installation = await SentAsync("1@test", "2@test");
        Put(installation, "a.eml", DeliveryReportTests.Report("1@test"));

        var read = await RunAsync(installation);

        Assert.Equal(new BouncesRead(Bounced: 1, OfDelays: 0, Unknown: 0), read);
        var mails = await installation.WithDb(db => db.Outbox.OrderBy(mail => mail.Id).ToListAsync());
        Assert.Equal([MailState.Bounced, MailState.Sent], mails.Select(mail => mail.State));
        Assert.Equal("550 5.1.1 <theo@maple.example.org>: no such user here", mails[0].LastError);
        Assert.Empty(Directory.GetFiles(installation.Folder.BouncesFolder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_delay_and_an_absence_notice_mark_nothing()
    {
        await using var installation = await SentAsync("1@test");
        Put(installation, "delay", DeliveryReportTests.Report("1@test", action: "delayed"));
        Put(installation, "absent", "Subject: Away\nAuto-Submitted: auto-replied\nIn-Reply-To: <1@test>\n\nI am away until Monday.\n");

        var read = await RunAsync(installation);

        Assert.Equal(new BouncesRead(Bounced: 0, OfDelays: 1, Unknown: 1), read);
        Assert.Equal(MailState.Sent, await installation.WithDb(db => db.Outbox.Select(mail => mail.State).SingleAsync()));
    }

    [Fact]
    public async Task What_is_about_no_mail_of_ours_is_kept_for_a_person_and_not_read_again()
    {
        await using var installation = await SentAsync("1@test");
        Put(installation, "other.eml", DeliveryReportTests.Report("somebody-elses@test"));
        Put(installation, "large.eml", new string('x', 2 * 1024 * 1024));
        Put(installation, ".being-written", "Subj");

        var read = await RunAsync(installation);
        var again = await RunAsync(installation);

        Assert.Equal((2, 0), (read.Unknown, again.Unknown));
        Assert.Equal(
            ["large.eml", "other.eml"],
            Directory.GetFiles(Path.Combine(installation.Folder.BouncesFolder, ReadBounces.UnknownFolder)).Select(Path.GetFileName).Order());
        Assert.True(File.Exists(Path.Combine(installation.Folder.BouncesFolder, ".being-written")));
    }

    [Fact]
    public async Task Where_there_is_no_folder_there_is_nothing_to_read()
    {
        await using var installation = await TestInstallation.CreateAsync(services => DispatchMailTests.WithMail(services));

        Assert.Equal(new BouncesRead(0, 0, 0), await RunAsync(installation));
    }

    private static Task<BouncesRead> RunAsync(TestInstallation installation) =>
        installation.With<ReadBounces, BouncesRead>(read => read.RunAsync(default));

    private static void Put(TestInstallation installation, string name, string content)
    {
        Directory.CreateDirectory(installation.Folder.BouncesFolder);
        File.WriteAllText(Path.Combine(installation.Folder.BouncesFolder, name), content);
    }

    private static async Task<TestInstallation> SentAsync(params string[] messageIds)
    {
        var installation = await TestInstallation.CreateAsync(services => DispatchMailTests.WithMail(services));
        foreach (var id in messageIds)
        {
            await DispatchMailTests.QueueAsync(installation, id);
        }

        await installation.With<DispatchMail>(dispatch => dispatch.RunAsync(default));
        return installation;
    }
}
