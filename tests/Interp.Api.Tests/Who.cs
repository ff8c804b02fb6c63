using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Api.Tests;

/// <summary>People of the small world by the words that tests name them with.</summary>
internal static class Who
{
    public static Viewer Is(World world, string who) => who switch
    {
        "stranger" => world.Stranger,
        "learner" => world.Learner,
        "researcher" => world.Researcher,
        "instructor" => world.Instructor,
        "administrator" => world.Administrator,
        _ => Viewer.Anonymous,
    };
}
