using Fidelity.Core.Mail;
using Xunit;

namespace Fidelity.Tests.Core.Mail;

public sealed class SurveyMailTests
{
    private static readonly SurveyMailFacts Facts = new(
        "Maple Middle School", "Fall 2026", "https://surveys.example.org/s/abc", "https://surveys.example.org/u/1.2.x", 12, new DateTime(2026, 10, 16, 15, 0, 0), ["en", "es"], false);

    [Fact]
    public void An_invitation_carries_the_link_the_school_and_the_closing_time_in_both_languages()
    {
        var mail = InvitationMail.Write(Facts);

        Assert.Equal("Your school's survey is open / La encuesta de su escuela está abierta", mail.Subject);
        Assert.Equal(2, Occurrences(mail.Text, Facts.Link!));
        Assert.Contains("Maple Middle School asks you to take part in the survey \"Fall 2026\"", mail.Text, StringComparison.Ordinal);
        Assert.Contains("until October 16, 2026, 3:00 PM", mail.Text, StringComparison.Ordinal);
        Assert.Contains("hasta el 16 de octubre de 2026, 15:00", mail.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://surveys.example.org/s/abc\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<section lang=\"es\">", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reminder_says_to_those_who_have_not_started_something_else_than_to_those_who_stopped_midway()
    {
        var notStarted = ReminderNotStartedMail.Write(Facts);
        var midway = ReminderMidwayMail.Write(Facts);

        Assert.Contains("you have not started yours yet", notStarted.Text, StringComparison.Ordinal);
        Assert.Contains("todavía no ha empezado la suya", notStarted.Html, StringComparison.Ordinal);
        Assert.Contains("stopped on the way. The pages that you saved are kept", midway.Text, StringComparison.Ordinal);
        Assert.Contains("paró a la mitad", midway.Html, StringComparison.Ordinal);
        Assert.All([notStarted, midway], mail => Assert.Equal(2, Occurrences(mail.Text, Facts.Link!)));
    }

    [Fact]
    public void A_reminder_of_an_anonymous_wave_thanks_whoever_has_answered_and_needs_no_link()
    {
        var withLink = ReminderAnonymousMail.Write(Facts);
        var without = ReminderAnonymousMail.Write(Facts with { Link = null });

        Assert.Contains("If you have answered already, thank you!", without.Text, StringComparison.Ordinal);
        Assert.Contains("the link in the mail that invited you", without.Text, StringComparison.Ordinal);
        Assert.Contains("use el enlace del correo con que le invitamos", without.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://surveys.example.org/s/abc\"", withLink.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_is_asked_can_stop_the_mails_in_each_language_of_each_mail()
    {
        Assert.All(ToRespondents(), mail =>
        {
            Assert.Equal(2, Occurrences(mail.Text, Facts.UnsubscribeLink));
            Assert.Equal(2, Occurrences(mail.Html, $"href=\"{Facts.UnsubscribeLink}\""));
        });
    }

    [Fact]
    public void A_coordinator_is_told_classes_and_rates()
    {
        var mail = EscalationMail.Write(new(
            "Maple Middle School", "Fall 2026", "https://surveys.example.org/schools/4", Facts.ClosesAt,
            [new("Grade 6 <A>", "12%"), new("Grade 7 B", "under 20%")], ["en"], false));

        Assert.Equal("Few answers so far in the survey at your school", mail.Subject);
        Assert.Contains("- Grade 6 <A>: 12%\n- Grade 7 B: under 20%\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<ul><li>Grade 6 &lt;A&gt;: 12%</li><li>Grade 7 B: under 20%</li></ul>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("https://surveys.example.org/schools/4", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es-MX", "La encuesta de su escuela está abierta")]
    [InlineData("fr", "Your school's survey is open")]
    public void A_mail_is_in_the_languages_of_the_wave_and_in_english_where_there_is_no_template(string language, string subject)
    {
        var mail = InvitationMail.Write(Facts with { Languages = [language] });

        Assert.Equal(subject, mail.Subject);
    }

    [Fact]
    public void A_mail_of_a_demonstration_says_so()
    {
        var mail = InvitationMail.Write(Facts with { IsDemonstration = true });

        Assert.Equal("[Demonstration] Your school's survey is open / [Demostración] La encuesta de su escuela está abierta", mail.Subject);
    }

    [Fact]
    public void A_name_with_markup_or_braces_in_it_is_only_text()
    {
        var mail = InvitationMail.Write(Facts with { School = "<b>A & B</b> {link}", Languages = ["en"] });

        Assert.Contains("&lt;b&gt;A &amp; B&lt;/b&gt; {link}", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        Assert.Equal(1, Occurrences(mail.Text, Facts.Link!));
    }

    [Fact]
    public void No_word_in_braces_is_left_in_any_mail()
    {
        var escalation = EscalationMail.Write(new("Maple", "Fall", "https://x.example", Facts.ClosesAt, [new("6A", "12%")], ["en", "es"], true));

        Assert.All([.. ToRespondents(), escalation], mail => Assert.DoesNotContain('{', mail.Subject + mail.Text + mail.Html));
    }

    private static MailContent[] ToRespondents() =>
        [InvitationMail.Write(Facts), ReminderNotStartedMail.Write(Facts), ReminderMidwayMail.Write(Facts), ReminderAnonymousMail.Write(Facts)];

    private static int Occurrences(string text, string word) => text.Split(word).Length - 1;
}
