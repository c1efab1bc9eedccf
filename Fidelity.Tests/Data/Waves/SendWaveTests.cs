using Fidelity.Core.Calendars;
using Fidelity.Core.Mail;
using Fidelity.Core.Waves;
using Fidelity.Data.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Xunit;

namespace Fidelity.Tests.Data.Waves;

/// <summary>The wave is open from Monday nine to Monday two weeks later at nine: reminders are due on the first Thursday and the second Wednesday.</summary>
public sealed class SendWaveTests
{
    private static readonly DateTime FirstReminder = TestClock.SomeMonday.AddDays(3);

    private static readonly DateTime SecondReminder = TestClock.SomeMonday.AddDays(9);

    [Fact]
    public async Task Reminders_reach_those_who_have_not_answered_in_the_text_for_how_far_they_are()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await GiveEmailAsync(school, "pia");
        await school.SendAsync();
        await school.SubmitAsync(await school.AccessOfAsync("theo"));
        await school.SaveAsync(await school.AccessOfAsync("tess"), "1");
        school.Installation.Clock.MoveTo(FirstReminder);

        await school.SendAsync();

        var reminders = await MailsAsync(school, "reminder.1");
        Assert.Equal(["pia@north.example", "tess@north.example"], reminders.Select(mail => mail.Recipient));
        Assert.NotEqual(reminders[0].Text.Split('\n')[2], reminders[1].Text.Split('\n')[2]);
        Assert.Contains($"/s/{await school.AccessOfAsync("tess")}", reminders[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_runs_twice_sends_once()
    {
        await using var school = await SurveyedSchool.CreateAsync();

        Assert.Equal((2, 0), (await school.SendAsync(), await school.SendAsync()));
        school.Installation.Clock.MoveTo(FirstReminder);
        Assert.Equal((2, 0), (await school.SendAsync(), await school.SendAsync()));

        Assert.Equal(
            [(SendKind.Invitation, 1, 2), (SendKind.Reminder, 1, 2)],
            await school.Installation.WithDb(async db => (await db.WaveSends.ToListAsync()).Select(row => (row.Kind, row.Number, row.Mails))));
    }

    [Fact]
    public async Task Nobody_gets_more_reminders_than_the_wave_allows()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SendAsync();
        await school.Installation.WithDb(db => db.Invitations.ExecuteUpdateAsync(set => set.SetProperty(row => row.MailsQueued, 3)));
        school.Installation.Clock.MoveTo(SecondReminder);

        Assert.Equal(0, await school.SendAsync());
    }

    [Fact]
    public async Task Who_was_withdrawn_or_wants_no_mail_gets_none()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SendAsync();
        await school.Installation.WithDb(async db =>
        {
            var invitations = await db.Invitations.Where(row => row.MailsQueued == 1).ToListAsync();
            invitations[0].Withdraw(new DateOnly(2026, 10, 6), Withdrawal.OptedOut);
            invitations[1].StopMail();
            await db.SaveChangesAsync();
        });
        school.Installation.Clock.MoveTo(FirstReminder);

        Assert.Equal(0, await school.SendAsync());
    }

    [Fact]
    public async Task Who_gets_an_address_later_is_invited_in_school_time_and_not_reminded_of_what_never_came()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await school.SendAsync();
        school.Installation.Clock.Advance(TimeSpan.FromHours(10));
        await GiveEmailAsync(school, "pia");
        Assert.Equal(0, await school.SendAsync());
        school.Installation.Clock.MoveTo(FirstReminder);

        Assert.Equal(3, await school.SendAsync());

        Assert.Contains("pia@north.example", (await MailsAsync(school, "invitation.1")).Select(mail => mail.Recipient));
        Assert.DoesNotContain("pia@north.example", (await MailsAsync(school, "reminder")).Select(mail => mail.Recipient));
    }

    [Fact]
    public async Task The_coordinator_learns_classes_and_bands_and_no_names()
    {
        await using var school = await SurveyedSchool.CreateAsync(students: 11);
        await school.Installation.WithDb(async db =>
        {
            var settings = new SchoolSettings(school.School);
            settings.Coordinate("cora@north.example");
            db.Add(settings);
            await db.SaveChangesAsync();
        });
        foreach (var student in (string[])["s1", "s2", "s4", "s6", "s8", "s10"])
        {
            await school.SaveAsync(await school.AccessOfAsync(student), "112");
            await school.SubmitAsync(await school.AccessOfAsync(student));
        }

        await school.SendAsync();
        school.Installation.Clock.MoveTo(FirstReminder);
        await school.SendAsync();
        school.Installation.Clock.Advance(TimeSpan.FromDays(1));
        await school.SendAsync();

        var mail = Assert.Single(await MailsAsync(school, "escalation.1"));
        Assert.Equal("cora@north.example", mail.Recipient);
        Assert.Contains("4B: 0-19%", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Teachers: under 5 asked", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4A:", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("theo", mail.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"/schools/{school.School.Value}", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_an_anonymous_wave_everybody_is_reminded_nothing_kept_joins_a_mail_to_a_survey_and_who_wants_no_mail_gets_none()
    {
        await using var school = await SurveyedSchool.CreateAsync(settings: new WaveSettings(IsAnonymous: true));
        var invited = await MailsAsync(school, "invitation.1");
        Assert.Equal(2, invited.Count);
        var token = invited[0].Text.Split("/s/")[1][..32];
        await school.SubmitAsync(token);
        school.Installation.Clock.MoveTo(FirstReminder);

        Assert.Equal(2, await school.SendAsync());
        await school.Installation.WithDb(db => db.Outbox
            .Where(mail => mail.Recipient == "tess@north.example").ExecuteDeleteAsync());
        school.Installation.Clock.MoveTo(SecondReminder);
        Assert.Equal(1, await school.SendAsync());

        var rows = await school.Installation.WithDb(db => db.Invitations.ToListAsync());
        Assert.All(rows, row => Assert.Equal((null, 0), (row.PersonId, row.MailsQueued)));
        var mails = await school.Installation.WithDb(db => db.Outbox.ToListAsync());
        Assert.All(mails, mail => Assert.Null(mail.InvitationId));
        Assert.All(mails.Where(mail => mail.MessageId.Contains("reminder", StringComparison.Ordinal)),
            mail => Assert.DoesNotContain("/s/", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_in_the_outbox_waits_for_school_time_and_is_dropped_when_its_reader_has_answered_or_the_window_is_over()
    {
        await using var school = await SurveyedSchool.CreateAsync();
        await GiveEmailAsync(school, "pia");
        await school.SendAsync();
        var clock = school.Installation.Clock;
        // Saturday: the dispatcher was down all week.
        clock.MoveTo(TestClock.SomeMonday.AddDays(5));
        await DispatchAsync(school);
        Assert.All(await MailsAsync(school, "invitation"), mail => Assert.Equal((MailState.Queued, TestClock.SomeMonday.AddDays(7).AddHours(-1)), (mail.State, mail.DueAt)));
        await school.SubmitAsync(await school.AccessOfAsync("theo"));
        clock.MoveTo(TestClock.SomeMonday.AddDays(7));
        await DispatchAsync(school);
        Assert.Equal(
            [("pia@north.example", MailState.Sent), ("tess@north.example", MailState.Sent), ("theo@north.example", MailState.Dropped)],
            (await MailsAsync(school, "invitation")).Select(mail => (mail.Recipient, mail.State)));

        await school.SendAsync();
        clock.MoveTo(TestClock.SomeMonday + NorthSchool.Window);
        await DispatchAsync(school);

        Assert.All(await MailsAsync(school, "reminder"), mail => Assert.Equal((MailState.Dropped, ""), (mail.State, mail.Text)));
        Assert.Equal(2, (await MailsAsync(school, "reminder")).Count);
    }

    private static Task DispatchAsync(SurveyedSchool school) => school.Installation.WithDb(async db =>
    {
        await new DispatchMail(db, school.Installation.Clock, new TakesAll(), Options.Create(new MailOptions())).RunAsync(default);
    });

    private static Task<List<OutboxMail>> MailsAsync(SurveyedSchool school, string kind) => school.Installation.WithDb(db => db.Outbox
        .AsNoTracking().Where(mail => mail.MessageId.Contains(kind)).OrderBy(mail => mail.Recipient).ToListAsync());

    private static Task GiveEmailAsync(SurveyedSchool school, string name) => school.Installation.WithDb(async db =>
    {
        (await db.People.SingleAsync(row => row.SourcedId == name)).Reach($"{name}@north.example");
        await db.SaveChangesAsync();
    });

    private sealed class TakesAll : IMailTransport
    {
        public Task<MailOutcome> SendAsync(OutboxMail mail, CancellationToken cancellationToken) => Task.FromResult<MailOutcome>(new MailTaken());
    }
}
