namespace CrdToolkit;

/// <summary>What a request does, in the words of Kubernetes' authorization; messages and rules of roles use them.</summary>
internal enum ApiVerb
{
    Get,
    List,
    Watch,
    Create,
    Update,
    Patch,
    Delete,
    DeleteCollection,
}
