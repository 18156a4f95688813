namespace CrdToolkit;

/// <summary>What follows from a verb.</summary>
internal static class ApiVerbExtensions
{
    public static string Name(this ApiVerb verb) => verb switch
    {
        ApiVerb.Get => "get",
        ApiVerb.List => "list",
        ApiVerb.Watch => "watch",
        ApiVerb.Create => "create",
        ApiVerb.Update => "update",
        ApiVerb.Patch => "patch",
        ApiVerb.Delete => "delete",
        _ => "deletecollection",
    };

    public static HttpMethod Method(this ApiVerb verb) => verb switch
    {
        ApiVerb.Create => HttpMethod.Post,
        ApiVerb.Update => HttpMethod.Put,
        ApiVerb.Patch => HttpMethod.Patch,
        ApiVerb.Delete or ApiVerb.DeleteCollection => HttpMethod.Delete,
        _ => HttpMethod.Get,
    };

    public static bool Writes(this ApiVerb verb) => verb is not (ApiVerb.Get or ApiVerb.List or ApiVerb.Watch);
}
