namespace Interp.Domain.Platform;

/// <summary>Who is calling, from the request or from the circuit.</summary>
public interface IViewerAccessor
{
    /// <summary>The viewer of this request or circuit; <see cref="Viewer.Anonymous"/> when nobody is signed in.</summary>
    Task<Viewer> Current();
}
