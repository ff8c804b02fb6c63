using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>Reads an upload whole, as a job will, so that what cannot be read is refused before it is queued.</summary>
internal sealed class InspectWeightsHandler(WeightsPlace place) : InferenceHandler<InspectWeightsQuestion, InspectedWeights>
{
    public override string Name => "inspect-weights";

    protected override InspectedWeights Compute(InspectWeightsQuestion question, InferenceShelf shelf, CancellationToken cancellationToken)
    {
        if (!WeightsPlace.IsKey(question.Weights) || !Directory.Exists(place.Upload(question.Weights)))
            throw new RefusedException("files", "This worker does not see the upload. Site and workers need the same data folder.");
        try
        {
            using var read = SaeFormats.Read(place.Upload(question.Weights));
            var sae = read.Dictionary;
            return new(
                read.Format, Formula(sae.Settings.Architecture), sae.d_in, sae.d_sae, sae.Settings.k, sae.Settings is { Transcoder: false, Sites: null },
                read.Metadata.GetValueOrDefault("hook_name"))
            {
                Sites = sae.Settings.Sites?.Select(site => new HookPointSummary(site.HookPoint, site.Width)).ToArray(),
                Transcoder = sae.Settings.Transcoder, DOut = sae.d_out, TargetHookPoint = read.Metadata.GetValueOrDefault("hook_name_out"),
            };
        }
        catch (InvalidDataException refused)
        {
            throw new RefusedException("files", refused.Message);
        }
    }

    private static string Formula(SaeArchitecture architecture) => architecture.ToString().ToLowerInvariant();
}
