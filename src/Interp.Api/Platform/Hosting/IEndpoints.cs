namespace Interp.Api.Platform;

/// <summary>Addresses below <c>/api/v1</c> that belong together; every class of this kind is found and mapped.</summary>
internal interface IEndpoints
{
    void Map(IEndpointRouteBuilder api);
}
