/** Writes a report's document as a file: HTML, PDF, XLSX, DOCX or Markdown. */
@NullMarked
package dev.deskpulse.scheduler.report.file;

import org.jspecify.annotations.NullMarked;
