namespace CrdToolkit;

/// <summary>Watches over the objects of one cache, whatever their type.</summary>
internal interface IMutationGuard
{
    /// <summary>Looks whether an object is as it came in.</summary>
    void Check(NamespacedName key);

    /// <summary>Looks whether all objects are.</summary>
    void CheckAll();
}
