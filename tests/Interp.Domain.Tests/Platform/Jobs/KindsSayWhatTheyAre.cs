using System.ComponentModel.DataAnnotations;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Domain.Tests.Platform;

public sealed class KindsSayWhatTheyAre
{
    private static readonly JobCatalogue Kinds = Catalogue();

    public static TheoryData<string> Every => [.. Kinds.All.Select(k => k.Kind)];

    [Fact]
    public void Every_record_of_parameters_is_found()
    {
        string[] declared = [.. typeof(JobCatalogue).Assembly.GetTypes().Where(t => t.IsDefined(typeof(JobKindAttribute), inherit: false)).Select(t => JobKindAttribute.Of(t).Kind).Order(StringComparer.Ordinal)];
        Kinds.All.Select(k => k.Kind).ShouldBe(declared);
        declared.Length.ShouldBeGreaterThan(15);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void A_kind_has_words_for_itself_its_stages_and_each_parameter(string kind)
    {
        var says = Kinds.Of(kind);
        (says.Title == kind).ShouldBeFalse();
        says.About.ShouldNotBeNullOrWhiteSpace();
        says.Onward.ShouldStartWith(kind is TrainLanguageModelParameters.Kind or BuildCorpusParameters.Kind ? "Train" : "Open");
        says.Stages.Select(s => s.Name).ShouldBeUnique(StringComparer.Ordinal);
        says.Stages.ShouldAllBe(s => s.Title != s.Name);
        says.Parameters.Select(p => p.Label).ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void Names_and_access_come_last_whatever_their_place_in_the_record()
    {
        string[] names = [.. Kinds.Of(TrainSaeParameters.Kind).Parameters.Select(p => p.Name)];
        names.TakeLast(4).ShouldBe(["name", "title", "visibility", "cohortId"]);
        names.Take(3).ShouldBe(["model", "corpus", "hookPoint"]);
        names.ShouldAllBe(n => n != "harvested", "it is in no JSON");
    }

    [Fact]
    public void A_parameter_tells_type_bounds_choices_and_default()
    {
        var map = Kinds.Of(MapDictionaryParameters.Kind).Parameters.ToDictionary(p => p.Name, StringComparer.Ordinal);
        map["neighbours"].ShouldSatisfyAllConditions(
            p => p.Type.ShouldBe(JobParameterType.Whole), p => p.Bounds!.Least.ShouldBe(2), p => p.Bounds!.Most.ShouldBe(200), p => p.Default.ShouldBe("15"), p => p.Optional.ShouldBeFalse());
        map["minDist"].Bounds.ShouldSatisfyAllConditions(b => b!.Hold(0).ShouldBeTrue(), b => b!.Hold(1).ShouldBeFalse(), b => b!.Hold(double.NaN).ShouldBeFalse());
        map["dictionary"].Default.ShouldBeNull();
        map["other"].Optional.ShouldBeTrue();
        map["seed"].Bounds!.Most.ShouldBeNull("the ends of the type are no bounds");
        Kinds.Of(BaselineDictionaryParameters.Kind).Parameters.Single(p => p.Name == "control").Choices.ShouldBe(["neurons", "random"]);
        Kinds.Of(TrainSaeParameters.Kind).Parameters.Single(p => p.Name == "dSae").Default.ShouldBeNull("it depends on the model");
        Kinds.Of(ImportSaeParameters.Kind).Parameters.Single(p => p.Name == "formula").Asked.ShouldBeFalse("it is found out from the files");
    }

    [Fact]
    public void A_kind_that_is_no_more_reads_as_it_stands()
    {
        Kinds.Find("weave").ShouldBeNull();
        Kinds.Of("weave").ShouldSatisfyAllConditions(k => k.Title.ShouldBe("weave"), k => k.Stage("warp").Title.ShouldBe("warp"), k => k.Onward.ShouldBe("Open the result"));
    }

    [Theory]
    [InlineData(3, 1.5, "plain", "a-name", null)]
    [InlineData(0, 1.5, "plain", "a-name", "amount: Give a number from 1 to 10.")]
    [InlineData(11, 1.5, "plain", "a-name", "amount: Give a number from 1 to 10.")]
    [InlineData(3, 0, "plain", "a-name", "rate: Above 0, please.")]
    [InlineData(3, 1.5, "odd", "a-name", "shape: Choose plain or twisted.")]
    [InlineData(3, 1.5, "plain", "A name", "name: Use 2 to 80 lower-case letters, digits and hyphens, starting with a letter or digit.")]
    [InlineData(3, 1.5, "plain", null, "name: Use 2 to 80 lower-case letters, digits and hyphens, starting with a letter or digit.")]
    public void Values_are_checked_by_what_attributes_say(int amount, double rate, string shape, string? name, string? problem)
    {
        var check = new ParameterChecks();
        check.Values(new Woven(amount, rate, shape, name!, Note: null));
        check.Problems.Select(p => $"{p.Field}: {p.Message}").ShouldBe(problem is null ? [] : [problem]);
    }

    [Fact]
    public void A_text_may_be_left_out_and_not_be_too_long()
    {
        var check = new ParameterChecks();
        check.Values(new Woven(3, 1, "plain", "name", new string('x', 6)));
        check.Problems.ShouldHaveSingleItem().Message.ShouldBe("Use at most 5 characters.");
    }

    [Fact]
    public void A_record_that_is_silent_is_told_what_to_say()
    {
        Should.Throw<InvalidOperationException>(() => JobKindAttribute.Of(typeof(Silent))).Message.ShouldContain("[JobKind(");
        Should.Throw<InvalidOperationException>(() => ParameterReader.Of(typeof(Silent), new Silent(1))).Message.ShouldContain("'amount' of Silent");
    }

    private static JobCatalogue Catalogue()
    {
        using var services = new ServiceCollection().AddInterpDomain("Host=nowhere").AddSingleton<IInferenceWorkers, StandInWorkers>().BuildServiceProvider();
        return services.GetRequiredService<JobCatalogue>();
    }

    private sealed record Woven(
        [property: Range(1, 10)] int Amount, [property: Range(0, 2, MinimumIsExclusive = true, ErrorMessage = "Above 0, please.")] double Rate, [property: AllowedValues("plain", "twisted")] string Shape,
        [property: Slug] string Name, [property: MaxLength(5)] string? Note);

    private sealed record Silent(int Amount);
}
