namespace Interp.Domain.Dictionaries;

/// <summary>Names for dictionaries that were not given one.</summary>
public static class DictionaryNames
{
    /// <summary>For example <c>mini-pile-1l-topk-4096-3fa9c1</c>: readable, and unique by the job's id.</summary>
    public static string For(TrainSaeParameters parameters, Guid jobId) =>
        parameters.Name ?? $"{parameters.Model}-{parameters.Recipe}{(parameters.Target is null ? string.Empty : "-transcoder")}-{parameters.DSae}-{jobId.ToString("N")[^6..]}";

    /// <summary>For example <c>4,096 features of blocks.0.mlp.hook_post (topk)</c>.</summary>
    public static string TitleFor(TrainSaeParameters parameters) =>
        parameters.Title ?? (parameters.HookPoints is { } places
            ? $"{parameters.DSae:N0} features of {places.Length} hook points, {places[0]} to {places[^1]} (crosscoder)"
            : parameters.Target is { } target
            ? $"{parameters.DSae:N0} features from {parameters.HookPoint} to {target} ({parameters.Recipe} transcoder)"
            : $"{parameters.DSae:N0} features of {parameters.HookPoint} ({parameters.Recipe})");
}
