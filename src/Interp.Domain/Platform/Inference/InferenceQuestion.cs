using System.Text.Json.Serialization;

namespace Interp.Domain.Platform;

/// <summary>A question to a worker, checked already.</summary>
/// <typeparam name="TAnswer">What comes back.</typeparam>
/// <param name="Name">Names the kind of question; the last part of its address on the worker.</param>
public abstract record InferenceQuestion<TAnswer>([property: JsonIgnore] string Name);
