using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Web.Tests.Preview;

/// <summary>A kind of job of which only the numbers are asked.</summary>
public sealed record MadeUpKind(string Kind, IReadOnlyList<ProgressNumber> Numbers) : IJobKind
{
    /// <summary>One with two numbers of its own.</summary>
    public const string Toy = "toy-model";

    public static IReadOnlyList<IJobKind> All { get; } =
    [
        new MadeUpKind(JobKinds.TrainSae, TrainingNumbers.All),
        new MadeUpKind(Toy, [new("features-represented", "Features represented", "of 20", NumberForm.Count), new("accuracy", "Accuracy", Form: NumberForm.Percent)]),
    ];

    public Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ParameterProblem>> Conflicts(string parametersJson, CancellationToken cancellationToken) => throw new NotSupportedException();
}
