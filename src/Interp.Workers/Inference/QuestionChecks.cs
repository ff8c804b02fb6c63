using Interp.Analysis.Sae;
using Interp.Analysis.Sae.Crosscoder;
using Interp.Analysis.Transformers;
using Interp.Domain.Inference;

namespace Interp.Workers.Inference;

/// <summary>
/// What a question must satisfy before it is computed. The site has checked most of it for people; here it keeps a question from holding up the line, or
/// from reaching an operator with a shape that it does not take.
/// </summary>
internal static class QuestionChecks
{
    /// <exception cref="RefusedException">The number is out of its bounds.</exception>
    public static void Range(string field, long value, long least, long most)
    {
        if (value < least || value > most) throw new RefusedException(field, $"Give a number from {least} to {most}.");
    }

    /// <exception cref="RefusedException">The text is too long.</exception>
    public static void Length(string field, string? text, int most)
    {
        if (text?.Length > most) throw new RefusedException(field, $"This text has {text.Length:N0} characters; use at most {most:N0}. Shorten it.");
    }

    /// <exception cref="RefusedException">The dictionary has no such feature.</exception>
    public static void Features(string field, SparseAutoencoder dictionary, params ReadOnlySpan<int> features)
    {
        foreach (var feature in features) Range(field, feature, 0, dictionary.d_sae - 1);
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
