using System.Text;

namespace CrdToolkit.Build;

/// <summary>Writes files so that a reader sees the old text or the new text, never a part of one.</summary>
internal static class AtomicFile
{
    /// <summary>Puts a text in the place of whatever the file held; makes the directory if need be.</summary>
    /// <exception cref="IOException">The directory cannot be written to.</exception>
    public static void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // beside the target, because a rename is atomic within one file system only
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (File.Exists(path))
            {
                File.Replace(temporary, path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(temporary, path);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
