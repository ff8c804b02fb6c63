using System.Collections.Concurrent;
using Interp.Domain.Platform;

namespace Interp.Testing;

/// <summary>Workers that answer what a test says, and remember what they were asked. They refuse nobody.</summary>
public sealed class StandInWorkers : IInferenceWorkers, IInferenceAllowance
{
    private readonly ConcurrentDictionary<Type, Func<object, object>> answers = new();

    public ConcurrentQueue<object> Questions { get; } = new();

    public ConcurrentQueue<Guid?> Runs { get; } = new();

    public void Answer<TQuestion, TAnswer>(Func<TQuestion, TAnswer> answer)
        where TQuestion : InferenceQuestion<TAnswer> => answers[typeof(TQuestion)] = question => answer((TQuestion)question)!;

    public Task<TAnswer> Ask<TAnswer>(InferenceQuestion<TAnswer> question, CancellationToken cancellationToken)
    {
        Questions.Enqueue(question);
        return Task.FromResult((TAnswer)answers[question.GetType()](question));
    }

    public void Take(Viewer viewer) => Runs.Enqueue(viewer.PersonId);
}
