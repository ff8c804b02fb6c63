using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Circuits;

public sealed class IoiPromptTests
{
    private static readonly IoiWords Few = new(["Ann", "Bo", "Cy", "Di", "Ed"], ["inn"], ["hat"]);

    [Fact]
    public void The_two_orders_of_a_template_differ_in_who_comes_first()
    {
        var abba = Only(IoiOrder.Abba);
        var baba = Only(IoiOrder.Baba);

        abba.Clean.ToString().ShouldBe($"Then, {abba.Io} and {abba.S} walked over to the inn. {abba.S} handed a hat to");
        baba.Clean.ToString().ShouldBe($"Then, {baba.S} and {baba.Io} walked over to the inn. {baba.S} handed a hat to");
    }

    [Fact]
    public void Roles_point_to_the_words_they_name()
    {
        foreach (var prompt in IoiPrompts.Make(new(60, 3)))
        {
            var pair = prompt.Pair();
            string From(string role) => pair.Clean[pair.Roles[role]..];

            From("IO").ShouldStartWith(prompt.Io);
            From("S1").ShouldStartWith(prompt.S);
            From("S2").ShouldStartWith(prompt.S);
            From("S1+1").ShouldBe(From("S1")[prompt.S.Length..]);
            pair.Roles["S2"].ShouldBeGreaterThan(Math.Max(pair.Roles["IO"], pair.Roles["S1"]));
            pair.Clean.ShouldEndWith(" to");
            (pair.Answer, pair.Wrong).ShouldBe((" " + prompt.Io, " " + prompt.S));
        }
    }

    [Fact]
    public void The_twin_has_three_names_of_its_own_in_the_same_sentence()
    {
        foreach (var prompt in IoiPrompts.Make(new(500, 8)))
        {
            var (clean, twin) = (prompt.Clean, prompt.Corrupted);
            new[] { prompt.Io, prompt.S, twin.First, twin.Second, twin.Subject }.Distinct(StringComparer.Ordinal).Count().ShouldBe(5);
            (twin with { First = clean.First, Second = clean.Second, Subject = clean.Subject }).ShouldBe(clean);
        }
    }

    [Fact]
    public void Templates_and_orders_take_turns_and_can_be_fixed()
    {
        var kinds = IoiPrompts.Make(new(60, 1)).CountBy(p => (p.Clean.Template.Number, p.Order)).ToDictionary();

        kinds.Count.ShouldBe(30);
        kinds.Values.ShouldAllBe(count => count == 2);
        IoiPrompts.Make(new(40, 1) { Template = 4, Order = IoiOrder.Baba }).ShouldAllBe(p => p.Clean.Template.Number == 4 && p.Order == IoiOrder.Baba);
    }

    [Fact]
    public void A_seed_fixes_every_prompt()
    {
        IoiPrompts.Make(new(50, 7)).ShouldBe(IoiPrompts.Make(new(50, 7)));
        IoiPrompts.Make(new(50, 8)).ShouldNotBe(IoiPrompts.Make(new(50, 7)));
    }

    [Fact]
    public void More_prompts_begin_with_the_same_ones() => IoiPrompts.Make(new(90, 7)).Take(50).ShouldBe(IoiPrompts.Make(new(50, 7)));

    [Fact]
    public void The_sample_for_means_has_three_names_and_as_many_sentences_of_each_template()
    {
        var sample = IoiMeans.Make(IoiWords.Standard, 5, 12);

        sample.CountBy(p => p.Template).ShouldAllBe(t => t.Value == 12);
        sample.Select(p => p.Template).Distinct().Count().ShouldBe(15);
        sample.ShouldAllBe(p => p.Clean == p.Corrupted && p.Answer != p.Wrong && !p.Clean.EndsWith(p.Answer));
        sample.Select(p => p.Clean).Distinct(StringComparer.Ordinal).Count().ShouldBe(sample.Count);
    }

    [Fact]
    public void Signals_put_the_repeated_name_where_and_as_it_is_asked_for()
    {
        foreach (var prompt in IoiPrompts.Make(new(60, 2)))
        {
            foreach (var (position, token) in from p in Enum.GetValues<PositionSignal>() from t in Enum.GetValues<TokenSignal>() select (p, t))
            {
                var twin = IoiSignals.Twin(prompt, position, token, IoiWords.Standard, 9);

                (twin.First == twin.Subject).ShouldBe((prompt.Clean.First == prompt.S) == (position == PositionSignal.Original));
                (twin.Second == twin.Subject).ShouldNotBe(twin.First == twin.Subject);
                var own = new[] { prompt.Io, prompt.S };
                (token switch { TokenSignal.Original => twin.Subject == prompt.S, TokenSignal.Inverted => twin.Subject == prompt.Io, _ => !own.Contains(twin.First, StringComparer.Ordinal) && !own.Contains(twin.Second, StringComparer.Ordinal) }).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Leaving_both_signals_alone_leaves_the_prompt_alone()
    {
        var prompt = Only(IoiOrder.Abba);

        IoiSignals.Twin(prompt, PositionSignal.Original, TokenSignal.Original, Few, 1).ShouldBe(prompt.Clean);
        prompt.PairWith(IoiSignals.Twin(prompt, PositionSignal.Inverted, TokenSignal.Original, Few, 1)).Corrupted.ShouldBe($"Then, {prompt.S} and {prompt.Io} walked over to the inn. {prompt.S} handed a hat to");
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(5, 16)]
    [InlineData(5, 0)]
    public void Requests_that_cannot_be_met_are_refused(int count, int? template) =>
        Should.Throw<PromptException>(() => IoiPrompts.Make(new(count, 1) { Template = template })).Message.ShouldContain("Choose 1 to");

    [Fact]
    public void Too_few_or_repeated_words_are_refused()
    {
        Should.Throw<PromptException>(() => (Few with { Names = ["Ann", "Bo", "Cy", "Di"] }).Checked()).Message.ShouldContain("at least 5");
        Should.Throw<PromptException>(() => (Few with { Names = ["Ann", "Bo", "Cy", "Di", "Ann"] }).Checked()).Message.ShouldContain("\"Ann\" is in the list twice");
        Should.Throw<PromptException>(() => (Few with { Places = [] }).Checked());
    }

    private static IoiPrompt Only(IoiOrder order) => IoiPrompts.Make(new(1, 4) { Template = 1, Order = order, Words = Few })[0];
}
