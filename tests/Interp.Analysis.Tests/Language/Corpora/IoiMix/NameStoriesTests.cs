using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

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
    public void Something_is_done_to_one_who_was_named_once_and_two_times_in_three_only_one_was()
    {
        var three = Stories.Select(s => (Story: s, Names: Names(s))).Where(s => s.Names.Told.Length != 2).ToArray();
        int open = 0, named = 0;
        foreach (var (story, (told, giver, answer)) in three)
        {
            (told.Length is 4 or 6).ShouldBeTrue(story);
            if (giver is not null)
            {
                named++;
                told.Count(n => n == giver).ShouldBeGreaterThan(1, story);
            }

            told.Count(n => n == answer).ShouldBe(1, story);
            var once = told.CountBy(n => n).Count(n => n.Value == 1);
            once.ShouldBe(told.Length == 4 ? 2 : 1, story);
            if (once == 2) open++;
        }

        ((double)open / three.Length).ShouldBe(1 / 3.0, 0.01);
        ((double)named / three.Length).ShouldBe(1 / 8.0, 0.01);
    }

    [Fact]
    public void In_one_story_of_twelve_there_are_two_people_and_one_acts_on_the_other()
    {
        var two = Stories.Select(Names).Where(n => n.Told.Length == 2).ToArray();
        two.ShouldAllBe(n => n.Told[0] != n.Told[1] && n.Told.Contains(n.Answer) && n.Told.Contains(n.Giver) && n.Giver != n.Answer);
        ((double)two.Length / Stories.Length).ShouldBe(1 / 12.0, 0.01);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public void Where_a_name_stands_says_nothing_about_whether_it_is_the_answer(int slots)
    {
        var at = new int[slots];
        foreach (var (told, _, answer) in Stories.Select(Names).Where(n => n.Told.Length == slots)) at[Array.IndexOf(told, answer)]++;
        at.ShouldAllBe(n => Math.Abs((double)n / at.Sum() - 1.0 / slots) < 0.015);
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

    // Names of the sentences before the last; in the last, who acts, where that is a name, and the answer.
    private static (string[] Told, string? Giver, string Answer) Names(string story)
    {
        var names = Words(story).Where(w => IoiNames.All.Contains(w, StringComparer.Ordinal)).ToArray();
        return int.IsOddInteger(names.Length) ? (names[..^1], null, names[^1]) : (names[..^2], names[^2], names[^1]);
    }

    private static string[] Words(string text) => text.Split([' ', '.', ',', ';']);
}
