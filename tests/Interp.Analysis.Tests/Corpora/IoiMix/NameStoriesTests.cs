using Interp.Analysis.Corpora.IoiMix;
using Interp.Analysis.Prompts.Ioi;

namespace Interp.Analysis.Tests.Corpora.IoiMix;

public sealed class NameStoriesTests
{
    private static readonly string[] Stories = [.. Enumerable.Range(0, 20_000).Select(i => TwoNameStories.Write(1, i))];

    [Fact]
    public void Held_out_names_never_occur_in_two_name_stories_but_in_other_stories()
    {
        string[] one = [.. Enumerable.Range(0, 5000).Select(i => OtherStories.Write(1, i))];
        foreach (var name in IoiNames.HeldOut)
        {
            Stories.Any(s => Words(s).Contains(name, StringComparer.Ordinal)).ShouldBeFalse(name);
            one.Any(s => Words(s).Contains(name, StringComparer.Ordinal)).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void No_story_has_the_first_clause_of_a_template_that_tests()
    {
        foreach (var template in IoiTemplates.All)
        {
            var clause = FirstClause(template.Text);
            clause.Length.ShouldBeGreaterThan(5);
            Stories.FirstOrDefault(s => s.Contains(clause, StringComparison.Ordinal)).ShouldBeNull();
        }
    }

    [Fact]
    public void Each_sentence_after_the_first_two_names_has_one_of_them_act_on_the_other()
    {
        int strangers = 0, bystanders = 0;
        foreach (var story in Stories)
        {
            var names = Words(story).Where(w => IoiNames.All.Contains(w, StringComparer.Ordinal)).ToArray();
            if (int.IsOddInteger(names.Length))
            {
                bystanders++;
                names[1..].Contains(names[0], StringComparer.Ordinal).ShouldBeFalse(story);
                names = names[1..];
            }

            (names.Length is 4 or 6 or 8).ShouldBeTrue(story);
            string[] two = names[..2];
            (two[0] == two[1]).ShouldBeFalse(story);
            foreach (var (subject, receiver) in Enumerable.Range(1, names.Length / 2 - 1).Select(i => (names[2 * i], names[2 * i + 1])))
            {
                (subject == receiver).ShouldBeFalse(story);
                two.Contains(receiver, StringComparer.Ordinal).ShouldBeTrue(story);
            }

            if (!two.Contains(names[2], StringComparer.Ordinal)) strangers++;
        }

        ((double)strangers / Stories.Length).ShouldBe(1 / 12.0, 0.01);
        ((double)bystanders / Stories.Length).ShouldBe(1 / 8.0, 0.01);
    }

    [Fact]
    public void Slots_are_all_filled_and_sentences_begin_with_a_capital()
    {
        Stories.ShouldAllBe(s => !s.Contains('[') && !s.Contains("  ") && char.IsUpper(s[0]) && s.EndsWith('.'));
        Enumerable.Range(0, 2000).Select(i => OtherStories.Write(3, i)).ShouldAllBe(s => !s.Contains('[') && !s.Contains("  ") && s.EndsWith('.'));
    }

    [Fact]
    public void A_story_depends_on_seed_and_number_alone()
    {
        TwoNameStories.Write(1, 77).ShouldBe(Stories[77]);
        (TwoNameStories.Write(2, 77) == Stories[77]).ShouldBeFalse();
        OtherStories.Write(1, 5).ShouldBe(OtherStories.Write(1, 5));
    }

    // What stands between the second name and the place or the end of the clause.
    private static string FirstClause(string template)
    {
        var rest = template[(template.IndexOf("[2]", StringComparison.Ordinal) + 3)..];
        return rest[..rest.IndexOfAny(['[', '.', ','])].Replace(" the ", "", StringComparison.Ordinal).Trim() + " ";
    }

    private static string[] Words(string text) => text.Split([' ', '.', ',', ';']);
}
