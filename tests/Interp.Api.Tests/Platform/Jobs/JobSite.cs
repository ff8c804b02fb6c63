using Interp.Api.Tests.Dictionaries;
using Interp.Testing;

namespace Interp.Api.Tests.Platform;

/// <summary>A site without a worker, on which tests report what they like.</summary>
public sealed class JobSite(PostgresCluster cluster) : BrowsableSite(cluster);
