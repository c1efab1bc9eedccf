using Fidelity.Core.Instruments;
using Fidelity.Data.Instruments;
using Xunit;

namespace Fidelity.Tests.Data.Instruments;

public sealed class LoadInstrumentsTests
{
    [Fact]
    public void What_the_files_say_is_what_is_loaded()
    {
        using var library = new SmallLibrary();

        var (framework, instruments, baselines, languages) = library.Library();

        var teacher = instruments.Single(instrument => instrument.Id == "teacher");
        Assert.Equal(["t-1", "t-2"], teacher.Items.Select(item => item.Id));
        Assert.Equal(["Never", "Sometimes", "Always"], teacher.Items[0].Options.Select(option => option.Label.In("en")));
        Assert.Equal("Hicieron lo mismo.", teacher.Items[1].Stem.In("es"));
        Assert.True(teacher.Items[1].Reversed);
        Assert.Equal(17, teacher.Items[0].Line);
        Assert.Equal((3, 12), (instruments.Single(instrument => instrument.Id == "student").LowestGrade, instruments.Single(instrument => instrument.Id == "student").HighestGrade));
        Assert.Equal([70.0, 70.0], framework.Dimensions.Select(dimension => dimension.Target));
        Assert.Equal(2, framework.Find("choice")!.RoleWeights[RespondentRole.Teacher]);
        Assert.Equal(new ResponseGate(0.5, 1), framework.Gates[RespondentRole.Principal]);
        Assert.Equal(("A report", "https://example.org/report"), (baselines.Baselines[0].Title, baselines.Baselines[0].Address));
        Assert.Equal(100, baselines.Baselines[0].SampleSize);
        Assert.Equal([("en", "English"), ("es", "Español")], languages.Select(language => (language.Tag, language.Name)));
        Assert.Equal("Página 2 de 9", languages[1].Say(Word.Progress, RespondentRole.Student, 2, 9));
        Assert.Equal(
            ["Revisa tus respuestas", "Revise sus respuestas"],
            new[] { RespondentRole.Student, RespondentRole.Teacher }.Select(role => languages[1].Say(Word.CheckTitle, role)));
    }

    [Fact]
    public void A_word_that_a_language_has_not_is_a_problem_with_its_file_and_key()
    {
        using var library = new SmallLibrary();
        library.Replace("languages/es.yaml", "  saved: ", "  kept: ");
        library.Replace("languages/es.yaml", "  ANS-003: ", "  ANS-999: ");

        Assert.Equal(
            [("INS-004", "problems.ANS-003"), ("INS-003", "problems.ANS-999"), ("INS-003", "words.kept"), ("INS-004", "words.saved")],
            library.Problems().Select(problem => (problem.Code, problem.Column!)).OrderBy(problem => problem.Item2, StringComparer.Ordinal));
        Assert.All(library.Problems(), problem => Assert.Equal("languages/es.yaml", problem.File));
    }

    [Fact]
    public void A_language_that_no_questionnaire_is_written_in_is_not_used()
    {
        using var library = new SmallLibrary();
        library.Write("languages/fr.yaml", library.TextOf("languages/es.yaml"));

        Assert.Equal(["en", "es"], library.Library().Languages.Select(language => language.Tag));
    }

    [Fact]
    public void A_hash_is_the_same_whatever_the_line_ends()
    {
        // SHA-256 of "abc" and a line feed, as sha256sum prints it.
        const string known = "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb";

        Assert.Equal(known, LoadInstruments.HashOf("abc\n"));
        Assert.Equal(known, LoadInstruments.HashOf("abc\r\n"));
    }

    [Fact]
    public void The_newest_baselines_are_the_ones_used()
    {
        using var library = new SmallLibrary();
        library.Write("baselines/1.10.yaml", "version: \"1.10\"\nsources: {}\nfigures: []\n");
        library.Write("baselines/1.9.yaml", "version: \"1.9\"\nsources: {}\nfigures: []\n");

        Assert.Equal("1.10", library.Library().Baselines.Version);
    }

    [Fact]
    public void A_directory_that_does_not_exist_is_a_problem_and_no_crash()
    {
        var refused = Assert.IsType<InstrumentsRefused>(LoadInstruments.Read(Path.Combine(Path.GetTempPath(), "no-such-instruments")));

        Assert.Equal(["INS-009"], refused.Problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("just a sentence")]
    [InlineData("- a\n- list\n")]
    [InlineData("a: &x 1\nb: *x\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("? [a, b]\n: 1\n")]
    [InlineData("\t- tab")]
    [InlineData("{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("id: \"\nrole")]
    public void Anything_else_than_a_questionnaire_is_refused_in_words(string text)
    {
        using var library = new SmallLibrary();
        library.Write("teacher/1.0.yaml", text);

        Assert.NotEmpty(library.Problems());
        Assert.All(library.Problems(), problem => Assert.Equal("teacher/1.0.yaml", problem.File));
    }

    [Fact]
    public void A_file_with_any_one_character_changed_is_loaded_or_refused_and_never_brings_the_reader_down()
    {
        using var library = new SmallLibrary();
        var text = library.TextOf("teacher/1.0.yaml");
        var random = new Random(1);
        const string troublesome = "[]{}:,\"'&*!|>%@`#?-\t\n\0 x";

        for (var i = 0; i < 600; i++)
        {
            var place = random.Next(text.Length);
            var changed = text[..place] + troublesome[random.Next(troublesome.Length)] + text[(place + random.Next(2))..];
            library.Write("teacher/1.0.yaml", random.Next(8) == 0 ? changed[..place] : changed);

            Assert.All(library.Problems(), problem => Assert.StartsWith("INS-", problem.Code, StringComparison.Ordinal));
        }
    }
}
