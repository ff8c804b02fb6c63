using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>What a question about a dictionary must satisfy before it is computed: a wrong shape would end the process.</summary>
internal static class DictionaryChecks
{
    /// <exception cref="RefusedException">The dictionary has no such feature.</exception>
    public static void Features(string field, SparseAutoencoder dictionary, params ReadOnlySpan<int> features)
    {
        foreach (var feature in features) QuestionChecks.Range(field, feature, 0, dictionary.d_sae - 1);
    }

    /// <summary>That a dictionary reads, and writes, as many numbers as the model has at the places of the question.</summary>
    /// <exception cref="InferenceImpossibleException">It does not; the dictionary belongs elsewhere.</exception>
    public static void Place(Decoder decoder, SparseAutoencoder dictionary, InferenceSubject subject)
    {
        try
        {
            Fits(subject, "reads", dictionary.d_in, subject.HookPoint, SiteInputs.Width(dictionary, subject.HookPoint, decoder));
            if (dictionary.Settings.Sites is null) Fits(subject, "writes", dictionary.d_out, subject.WrittenHookPoint, decoder.HookPoint(subject.WrittenHookPoint).VectorWidth);
        }
        catch (ArgumentException unknown)
        {
            throw new InferenceImpossibleException($"Model '{subject.Model}' has no such place: {unknown.Message}");
        }
    }

    private static void Fits(InferenceSubject subject, string does, int own, string place, int models)
    {
        if (own != models)
            throw new InferenceImpossibleException($"Dictionary '{subject.Dictionary}' {does} {own:N0} numbers, and model '{subject.Model}' has {models:N0} at {place}. Import it anew, for the model and hook point that it was trained on.");
    }
}
