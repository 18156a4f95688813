using CrdToolkit.Generators.Discovery;

namespace CrdToolkit.Generators.Emission;

/// <summary>The generated part of a reconciler with <c>[Finalizer]</c>: it implements the interface, <c>FinalizeAsync</c> is the user's.</summary>
internal static class FinalizerScaffolding
{
    /// <summary>Whether a reconciler gets such a part: it has a finalizer and the method for it, and does not name the interface itself.</summary>
    public static bool IsNeeded(ReconcilerModel reconciler) =>
        reconciler is { Finalizer: not null, HasFinalizeMethod: true, ImplementsFinalizingReconciler: false, Type.CanBeExtended: true };

    /// <summary>The text of the file.</summary>
    public static string Write(ReconcilerModel reconciler)
    {
        var source = SourceWriter.CreateFile();
        var type = reconciler.Type;
        TypeScope.Open(source, type);
        source
            .Open($"partial {type.Keyword} {type.Name} : {Known.IFinalizingReconciler}<{reconciler.ResourceType}>")
            .Close();
        TypeScope.Close(source, type);
        return source.ToString();
    }
}
