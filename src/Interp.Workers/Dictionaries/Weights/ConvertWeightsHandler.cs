using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>Writes a dictionary in another format into the folder of one download; the site deletes it when it is sent.</summary>
internal sealed class ConvertWeightsHandler(WeightsPlace place) : InferenceHandler<ConvertWeightsQuestion, ConvertedWeights>
{
    public override string Name => "convert-weights";

    protected override ConvertedWeights Compute(ConvertWeightsQuestion question, InferenceShelf shelf, CancellationToken cancellationToken)
    {
        var format = SaeFormats.All.FirstOrDefault(f => f.Name == question.Format)
            ?? throw new RefusedException("format", $"There is no format '{question.Format}'. Choose one of {string.Join(", ", SaeFormats.All.Select(f => f.Name))}.");
        var folder = place.Export(question.Export);
        // From the files rather than from the shelf: they say where the dictionary belongs, and nothing dear is pushed out for it.
        using var read = SaeFormats.Named(WeightsFormat.Kept).Read(place.Dictionary(InferenceShelf.Checked(question.Dictionary)));
        if (format.WhyNot(read.Dictionary) is { } reason) throw new InferenceImpossibleException(reason);
        try
        {
            format.Write(read.Dictionary, folder, read.Metadata);
            return new([.. Directory.GetFiles(folder).Select(Path.GetFileName).Select(file => file!).Order(StringComparer.Ordinal)]);
        }
        catch
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            throw;
        }
    }
}
