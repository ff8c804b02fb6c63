using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Web.Tests.Preview;

/// <summary>A kind of job with two numbers of its own.</summary>
internal sealed class MadeUpKind : JobKind<MadeUpParameters>
{
    public override IReadOnlyList<ProgressNumber> Numbers =>
        [new("features-represented", "Features represented", "of 20", NumberForm.Count), new("accuracy", "Accuracy", Form: NumberForm.Percent)];

    protected override MadeUpParameters Defaults => new(1);

    public override Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken) => throw new NotSupportedException();
}

[JobKind(MadeUpParameters.Kind, Title = "Toy model", About = "Made up.")]
internal sealed record MadeUpParameters([property: Display(Name = ParameterWords.Seed)] int Seed)
{
    public const string Kind = "toy-model";
}
