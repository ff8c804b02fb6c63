using Interp.Domain.Platform;

namespace Interp.Workers.Platform;

/// <summary>Answers one kind of question.</summary>
internal abstract class InferenceHandler<TQuestion, TAnswer> : IInferenceHandler
    where TQuestion : InferenceQuestion<TAnswer>
{
    public abstract string Name { get; }

    public async Task<object> Answer(Stream body, InferenceLine line, InferenceShelf shelf, CancellationToken cancellationToken)
    {
        var question = await System.Text.Json.JsonSerializer.DeserializeAsync<TQuestion>(body, InferenceJson.Options, cancellationToken)
            ?? throw new RefusedException("question", "Send a JSON object.");
        return (await line.Run(stop => Computed(question, shelf, stop), cancellationToken))!;
    }

    /// <summary>Computes on the inference thread.</summary>
    /// <exception cref="RefusedException">A value cannot be taken.</exception>
    /// <exception cref="InferenceImpossibleException">Something that it needs is not here.</exception>
    protected abstract TAnswer Compute(TQuestion question, InferenceShelf shelf, CancellationToken cancellationToken);

    private TAnswer Computed(TQuestion question, InferenceShelf shelf, CancellationToken cancellationToken)
    {
        try
        {
            return Compute(question, shelf, cancellationToken);
        }
        finally
        {
            shelf.Trim();
        }
    }
}
