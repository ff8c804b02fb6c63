using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Platform;

public sealed class KindsNameTheirNumbers(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(TrainSaeParameters.Kind, new[] { TrainingNumbers.Loss, TrainingNumbers.L0, TrainingNumbers.ExplainedVariance, TrainingNumbers.Dead })]
    [InlineData(BaselineDictionaryParameters.Kind, new[] { TrainingNumbers.Loss, TrainingNumbers.L0, TrainingNumbers.ExplainedVariance, TrainingNumbers.Dead })]
    [InlineData(TrainLanguageModelParameters.Kind, new[] { LanguageModelNumbers.Loss })]
    [InlineData(MapDictionaryParameters.Kind, new string[0])]
    public void A_kind_says_what_its_jobs_report(string kind, string[] names) =>
        Kinds().Single(k => k.Kind == kind).Numbers.Select(n => n.Name).ShouldBe(names);

    [Fact]
    public void A_name_stands_once_in_its_kind_and_is_fit_for_an_address_and_a_file()
    {
        foreach (var kind in Kinds())
        {
            kind.Numbers.Select(n => n.Name).ShouldBeUnique(StringComparer.Ordinal);
            kind.Numbers.ShouldAllBe(n => n.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'), kind.Kind);
        }
    }

    private IEnumerable<IJobKind> Kinds() => database.Get<IEnumerable<IJobKind>>();
}
