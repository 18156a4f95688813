using CrdToolkit.Generators.Discovery;

namespace CrdToolkit.Generators.Emission;

/// <summary>The generated part of a reconciler with <c>[Finalizer]</c>: it implements the interface, <c>FinalizeAsync</c> is the user's.</summary>
internal static class FinalizerScaffolding
{
    /// <summary>The text of the file.</summary>
    public static string Write(ReconcilerModel reconciler)
    {
        var source = SourceWriter.CreateFile();
        var type = reconciler.Type;
        TypeScope.Open(source, type);
        source
            .Open($"partial {type.Keyword} {Identifier.Escape(type.Name)} : {Known.IFinalizingReconciler}<{reconciler.ResourceType}>")
            .Close();
        TypeScope.Close(source, type);
        return source.ToString();
    }
}
