using Interp.Domain.Platform;

namespace Interp.Web.Tests.Preview;

/// <summary>An instructor of one cohort.</summary>
public sealed class PreviewViewer : IViewerAccessor
{
    public Task<Viewer> Current() => Task.FromResult(new Viewer(
        new Guid("00000000-0000-0000-0000-000000000001"), "Ida Instructor", false, new Dictionary<int, CohortRole> { [1] = CohortRole.Instructor }));
}
