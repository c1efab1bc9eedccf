using Fidelity.Core.Mail;
using Xunit;

namespace Fidelity.Tests.Core.Mail;

public sealed class SurveyMailTests
{
    private static readonly SurveyMailFacts Facts = new(
        "Maple Middle School", "Fall 2026", "https://surveys.example.org/s/abc", 12, new DateTime(2026, 10, 16, 15, 0, 0), ["en", "es"], false);

    [Fact]
    public void An_invitation_carries_the_link_the_school_and_the_closing_time_in_both_languages()
    {
        var mail = InvitationMail.Write(Facts);

        Assert.Equal("Your school's survey is open / La encuesta de su escuela está abierta", mail.Subject);
        Assert.Equal(2, Occurrences(mail.Text, Facts.Link));
        Assert.Contains("Maple Middle School asks you to take part in the survey \"Fall 2026\"", mail.Text, StringComparison.Ordinal);
        Assert.Contains("until October 16, 2026, 3:00 PM", mail.Text, StringComparison.Ordinal);
        Assert.Contains("hasta el 16 de octubre de 2026, 15:00", mail.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"https://surveys.example.org/s/abc\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<section lang=\"es\">", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reminder_says_that_it_is_the_only_one()
    {
        var mail = ReminderMail.Write(Facts);

        Assert.Contains("This is the only reminder that you will get.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Este es el único recordatorio", mail.Html, StringComparison.Ordinal);
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
        Assert.Equal(1, Occurrences(mail.Text, Facts.Link));
    }

    [Fact]
    public void No_word_in_braces_is_left_in_any_mail()
    {
        var mails = new[] { InvitationMail.Write(Facts), ReminderMail.Write(Facts) };

        Assert.All(mails, mail => Assert.DoesNotContain('{', mail.Subject + mail.Text + mail.Html));
    }

    private static int Occurrences(string text, string word) => text.Split(word).Length - 1;
}
